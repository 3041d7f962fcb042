import { OpenAccount } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { assetCode: 'EUR' };

describe('POST /wallet/accounts', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.wallet.on(OpenAccount, ({ accountId, assetCode }, uow) => uow.accept({ accountId, assetCode, number: 6 }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
  });

  const openAccount = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/accounts', { body: data, headers, token: person.token() });

  it('answers 201 with the account, whose id is the command id', async () => {
    const answer = await openAccount();
    expect(answer.statusCode).toBe(201);
    const command = harness.commands().at(-1)!;
    expect(answer.json()).toEqual({ accountId: command.event_id, assetCode: 'EUR', number: 6 });
    expect(command.correlation_id).toBe(answer.headers['x-correlation-id']);
  });

  it('asks for, and as, the person in the token and nobody else', async () => {
    const { accountId } = (await openAccount()).json<{ accountId: string }>();
    expect(harness.wallet.done).toEqual([
      {
        name: 'Wallet.OpenAccount',
        actor: { type: 'account', id: person.accountId },
        data: { accountId, ownerId: person.accountId, assetCode: 'EUR' },
      },
    ]);
    const stranger = harness.newPerson().accountId;
    const errors = expectProblem(await openAccount({ ...body, ownerId: stranger }), 'validation-error');
    expect(errors).toEqual({ ownerId: ['is not a field of this request'] });
  });

  it.each(OpenAccount.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(OpenAccount, (_, uow) => uow.reject(code));
    expectProblem(await openAccount(), code);
  });

  it.each([['eur'], ['E'], ['EUR '], ['X'.repeat(17)], ['1UP'], ['EUR\u0000'], [''], [null], [7], [{ $ne: '' }], [[]]])(
    'refuses the asset code %j and sends nothing',
    async (assetCode) => {
      const errors = expectProblem(await openAccount({ assetCode }), 'validation-error');
      expect(Object.keys(errors!)).toEqual(['assetCode']);
      expect(harness.wallet.done).toEqual([]);
    },
  );

  it('answers 202 with an operation that later tells the account, when the wallet is late', async () => {
    harness.wallet.hold();
    const answer = await openAccount(body, { prefer: 'respond-async' });
    expect(answer.statusCode).toBe(202);
    const { operationId } = answer.json<{ operationId: string }>();
    expect(answer.headers.location).toBe(`/api/v1/operations/${operationId}`);
    harness.wallet.release();
    const { event_id: accountId } = harness.commands().at(-1)!;
    await eventually(async () =>
      expect((await harness.request('GET', `/operations/${operationId}`)).json()).toEqual({
        operationId,
        status: 'accepted',
        result: { accountId, assetCode: 'EUR', number: 6 },
      }),
    );
  });

  it('keeps the keys of two people apart', async () => {
    const key = { 'idempotency-key': 'k-two-people' };
    const other = harness.newPerson().token();
    const answers = [
      await openAccount(body, key),
      await harness.request('POST', '/wallet/accounts', { body, headers: key, token: other }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(harness.wallet.done).toHaveLength(2);
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  describeJsonBody(asPerson, '/wallet/accounts', body);
  describeCommandRoute(() => harness, {
    contract: OpenAccount,
    status: 201,
    send: (headers) => openAccount(body, headers),
    sendOther: (headers) => openAccount({ assetCode: 'PLN' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/wallet/accounts', { body, ...options }),
  });
});
