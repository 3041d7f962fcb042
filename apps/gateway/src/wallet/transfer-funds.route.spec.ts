import { randomUUID } from 'node:crypto';
import { TransferFunds } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [fromAccountId, recipientId] = [randomUUID(), randomUUID()];
const body = { fromAccountId, to: { username: 'bob' }, amount: '1250', assetCode: 'EUR', memo: 'Thanks for the tea' };
const postedAt = '2026-01-02T03:04:05.678Z';

describe('POST /wallet/transfers', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.questions.on('FindPerson', ({ username }) => ({ accountId: recipientId, username, createdAt: postedAt }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    harness.wallet.on(TransferFunds, ({ transferId, amount, assetCode }, uow) =>
      uow.accept({ transferId, amount, assetCode, fee: '0', balance: '5', postedAt }),
    );
  });

  const transfer = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/transfers', { body: data, headers, token: person.token() });

  it('answers 201 with the receipt, whose id is the command id', async () => {
    const answer = await transfer();
    expect(answer.statusCode).toBe(201);
    const { event_id: transferId } = harness.commands().at(-1)!;
    expect(answer.json()).toEqual({ transferId, amount: '1250', assetCode: 'EUR', fee: '0', balance: '5', postedAt });
  });

  it('pays the person who goes by the name, as the person in the token, and seals the memo', async () => {
    await transfer();
    const [{ actor, data }] = harness.wallet.done as [(typeof harness.wallet.done)[number]];
    expect(actor).toEqual({ type: 'account', id: person.accountId });
    expect(data).toMatchObject({ ownerId: person.accountId, fromAccountId, to: { ownerId: recipientId } });
    expect(JSON.stringify(harness.commands().at(-1))).not.toContain('tea');
  });

  it('pays into an account, without asking for a name', async () => {
    const to = { accountId: randomUUID() };
    harness.questions.asked.length = 0;
    expect((await transfer({ ...body, to })).statusCode).toBe(201);
    expect(harness.wallet.done[0]!.data).toMatchObject({ to });
    expect(harness.questions.asked.filter(({ method }) => method === 'FindPerson')).toEqual([]);
  });

  it('answers 404 for a name nobody goes by, and sends nothing', async () => {
    harness.questions.refuse('FindPerson', 'user-not-found');
    expectProblem(await transfer(), 'user-not-found');
    expect(harness.wallet.done).toEqual([]);
  });

  // Where the second factor is needed it is asked for: policy/step-up.route.spec.ts.
  it.each(TransferFunds.errors.filter((code) => code !== 'step-up-needed'))(
    'passes on the rejection %s',
    async (code) => {
      harness.wallet.on(TransferFunds, (_, uow) => uow.reject(code));
      expectProblem(await transfer(), code);
    },
  );

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', '012'],
    ['amount', '1e3'],
    ['amount', '9'.repeat(31)],
    ['amount', 1250],
    ['amount', '१२'],
    ['assetCode', 'eur'],
    ['fromAccountId', 'mine'],
    ['to', 'bob'],
    ['to', {}],
    ['to', { username: 'bob', accountId: fromAccountId }],
    ['memo', ''],
    ['memo', 'm'.repeat(141)],
    ['memo', 'left\u202eright'],
    ['ownerId', recipientId],
    ['fee', '0'],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await transfer({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)[0]!.split('.')[0]).toBe(field);
    expect(harness.wallet.done).toEqual([]);
  });

  it('answers 413 for a memo of 64 kB', async () => {
    expectProblem(await transfer({ ...body, memo: 'm'.repeat(65_536) }), 'payload-too-large');
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  const { memo: _, ...required } = body;
  describeJsonBody(asPerson, '/wallet/transfers', required);
  describeCommandRoute(() => harness, {
    contract: TransferFunds,
    status: 201,
    send: (headers) => transfer(body, headers),
    sendOther: (headers) => transfer({ ...body, amount: '1251' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/wallet/transfers', { body, ...options }),
  });
});
