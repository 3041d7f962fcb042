import { randomUUID } from 'node:crypto';
import { Exchange } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { quote: 'c2FpZA.c2lnbmVk' };
const receipt = {
  quoteId: randomUUID(),
  paid: { accountId: randomUUID(), assetCode: 'EUR', amount: '1250', balance: '0' },
  received: { accountId: randomUUID(), assetCode: 'PLN', amount: '5300', balance: '5300' },
  fee: '3',
  rate: '4.27',
  postedAt: '2026-01-02T03:04:05.678Z',
};

describe('POST /wallet/exchanges', () => {
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
    harness.wallet.on(Exchange, ({ transferId }, uow) => uow.accept({ transferId, ...receipt }));
  });

  const exchange = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/exchanges', { body: data, headers, token: person.token() });

  it('answers 201 with the receipt, whose id is the command id', async () => {
    const answer = await exchange();
    expect(answer.statusCode).toBe(201);
    const { event_id: transferId } = harness.commands().at(-1)!;
    expect(answer.json()).toEqual({ transferId, ...receipt });
  });

  it('gives the quote back as it is, as and for the person in the token', async () => {
    await exchange();
    expect(harness.wallet.done).toMatchObject([
      { actor: { type: 'account', id: person.accountId }, data: { ownerId: person.accountId, ...body } },
    ]);
  });

  // Where the second factor is needed it is asked for: policy/step-up.route.spec.ts.
  it.each(Exchange.errors.filter((code) => code !== 'step-up-needed'))('passes on the rejection %s', async (code) => {
    harness.wallet.on(Exchange, (_, uow) => uow.reject(code));
    expectProblem(await exchange(), code);
  });

  it.each([
    ['quote', ''],
    ['quote', 'c2FpZA'],
    ['quote', 'a.b.c'],
    ['quote', 'a b.c'],
    ['quote', `${'a'.repeat(2_000)}.b`],
    ['quote', { said: 'a' }],
    ['ownerId', receipt.quoteId],
    ['amount', '1'],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await exchange({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(harness.wallet.done).toEqual([]);
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  describeJsonBody(asPerson, '/wallet/exchanges', body);
  describeCommandRoute(() => harness, {
    contract: Exchange,
    status: 201,
    send: (headers) => exchange(body, headers),
    sendOther: (headers) => exchange({ quote: 'b3RoZXI.c2lnbmVk' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/wallet/exchanges', { body, ...options }),
  });
});
