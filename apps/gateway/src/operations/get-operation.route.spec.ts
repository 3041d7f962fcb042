import { randomUUID } from 'node:crypto';
import { SignIn, SignUp } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { expectProblem, startHarness, type Answer, type GatewayHarness } from '../../test/gateway-harness';
import { grant } from '../../test/session-grant';

const person = { email: 'ann@example.com', username: 'ann', password: 'Secret-12345', termsAccepted: true };

describe('GET /operations/:operationId', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.on(SignUp, ({ accountId, username }, uow) => uow.accept({ accountId, username }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });
  afterEach(() => harness.auth.release());

  const signUp = (prefer: string, body: object = person) =>
    harness.request('POST', '/accounts', { body, headers: { prefer } });
  const idOf = (answer: Answer) => answer.json<{ operationId: string }>().operationId;
  const ask = (operationId: string) => harness.request('GET', `/operations/${operationId}`);
  const pendingSignUp = async () => {
    harness.auth.hold();
    return idOf(await signUp('respond-async'));
  };

  it('is where a late request is answered 202 to ask', async () => {
    harness.auth.hold();
    const answer = await signUp('respond-async');
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual({ success: true, operationId: idOf(answer), status: 'pending' });
    expect(answer.headers.location).toBe(`/api/v1/operations/${idOf(answer)}`);
  });

  it('goes from pending to accepted, with the answer the request would have had', async () => {
    const operationId = await pendingSignUp();
    const pending = await ask(operationId);
    expect([pending.statusCode, pending.json()]).toEqual([200, { operationId, status: 'pending' }]);
    harness.auth.release();
    const result = { accountId: expect.any(String) as string, username: 'ann' };
    await eventually(async () =>
      expect((await ask(operationId)).json()).toEqual({ operationId, status: 'accepted', result }),
    );
  });

  it('goes from pending to rejected, with the problem the request would have had', async () => {
    harness.auth.on(SignUp, (_, uow) => uow.reject('user-already-exists'));
    const operationId = await pendingSignUp();
    expect((await ask(operationId)).json()).toMatchObject({ status: 'pending' });
    harness.auth.release();
    await eventually(async () =>
      expect((await ask(operationId)).json()).toMatchObject({
        operationId,
        status: 'rejected',
        problem: { code: 'user-already-exists', statusCode: 403, message: 'user-already-exists' },
      }),
    );
    expect((await ask(operationId)).json()).not.toHaveProperty('result');
  });

  it('answers a request that asks to wait as soon as there is an answer', async () => {
    const answer = await signUp('wait=30');
    expect(answer.statusCode).toBe(201);
  });

  it.each(['wait=0', 'return=minimal, wait=0', 'respond-async; foo', 'RESPOND-ASYNC'])(
    'is needed at once by a request with Prefer: %s',
    async (prefer) => {
      harness.auth.hold();
      expect((await signUp(prefer)).statusCode).toBe(202);
    },
  );

  it('stays pending while the service that works on it is away', async () => {
    const operationId = await pendingSignUp();
    harness.questions.beAway('GetOperation');
    const answer = await ask(operationId);
    expect([answer.statusCode, answer.json()]).toEqual([200, { operationId, status: 'pending' }]);
  });

  it('needs no token: whoever holds the id was given it', async () => {
    const operationId = await pendingSignUp();
    expect((await ask(operationId)).statusCode).toBe(200);
  });

  it('cannot be made from the id of a command', async () => {
    harness.auth.on(SignIn, (_, uow) => uow.accept(grant));
    await harness.request('POST', '/sessions', { body: { email: person.email, password: person.password } });
    const { event_id: commandId } = harness.commands().find(({ event_name }) => event_name === 'Auth.SignIn')!;
    const [, , signature] = (await pendingSignUp()).split('.');
    harness.questions.asked.length = 0;
    for (const id of [commandId, `auth.${commandId}`, `auth.${commandId}.${signature}`]) {
      expectProblem(await ask(id), 'operation-not-found');
    }
    expect(harness.questions.asked).toEqual([]);
  });

  it('is not found under an id that was changed in any part', async () => {
    const operationId = await pendingSignUp();
    const [context, commandId, signature] = operationId.split('.') as [string, string, string];
    const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const forged = [
      `wallet.${commandId}.${signature}`,
      `${context}.${randomUUID()}.${signature}`,
      `${context}.${commandId}.${swapped}`,
      `${context}.${commandId}.${signature.slice(1)}`,
      `${context}.${commandId}.`,
      `${operationId}x`,
      'unknown',
      '%00',
      '..%2f..%2fme',
    ];
    for (const id of forged) expectProblem(await ask(id), 'operation-not-found');
    expect((await ask(operationId)).statusCode).toBe(200);
  });

  it('is not found under an id longer than any of ours', async () => {
    expectProblem(await ask('x'.repeat(100)), 'operation-not-found');
    expectProblem(await ask('x'.repeat(2_000)), 'not-found');
  });

  it('is not found under an id another platform has signed', async () => {
    const operationId = await pendingSignUp();
    const other = await startHarness();
    expectProblem(await other.request('GET', `/operations/${operationId}`), 'operation-not-found');
    await other.close();
  });
});
