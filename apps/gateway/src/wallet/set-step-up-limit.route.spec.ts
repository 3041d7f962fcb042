import { randomUUID } from 'node:crypto';
import { ProveSecondFactor, SetStepUpLimit } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const [accountId, otherId]: [string, string] = [randomUUID(), randomUUID()];

describe('PUT /wallet/accounts/:accountId/step-up-limit', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    harness.auth.on(ProveSecondFactor, (_, uow) => uow.reject('second-factor-needed'));
    harness.wallet.on(SetStepUpLimit, (_, uow) => uow.accept({}));
  });

  const send = (options: RequestOptions = { token: person.token() }, id = accountId) =>
    harness.request('PUT', `/wallet/accounts/${id}/step-up-limit`, { body: { above: '1000' }, ...options });

  it('answers 204, and asks for, and as, the person in the token and nobody else', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.wallet.done).toEqual([
      {
        name: 'Wallet.SetStepUpLimit',
        actor: { type: 'account', id: person.accountId },
        data: { accountId, ownerId: person.accountId, above: '1000' },
      },
    ]);
  });

  it.each(['0', '9'.repeat(30), null])('takes %j', async (above) => {
    expect((await send({ token: person.token(), body: { above } })).statusCode).toBe(204);
    expect(harness.wallet.done.at(-1)!.data).toMatchObject({ above });
  });

  it('tells who has no second factor to set one up', async () => {
    harness.wallet.on(SetStepUpLimit, (_, uow) => uow.reject('step-up-needed'));
    expectProblem(await send(), 'second-factor-needed');
  });

  it.each(['account-not-found', 'account-closed'] as const)('passes on the rejection %s', async (code) => {
    harness.wallet.on(SetStepUpLimit, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each(['1', '%20', 'mine'])('refuses %s in the place of an account', async (id) => {
    expectProblem(await send({ token: person.token() }, id), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  it.each([
    [{}],
    [{ above: '' }],
    [{ above: '-1' }],
    [{ above: '01' }],
    [{ above: '1.5' }],
    [{ above: 1 }],
    [{ above: '9'.repeat(31) }],
    [{ above: '1', ownerId: otherId }],
    [{ above: '1', steppedUp: true }],
  ])('refuses the body %j', async (body) => {
    expectProblem(await send({ token: person.token(), body }), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: SetStepUpLimit,
    status: 204,
    send: (headers) => send({ token: person.token(), headers }),
    sendOther: (headers) => send({ token: person.token(), headers }, otherId),
  });
  describeSignedInRoute(() => harness, { status: 204, send: (options) => send(options) });
});
