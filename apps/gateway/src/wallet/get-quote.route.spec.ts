import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import type { TestPerson } from '../../test/access-token';
import { describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [fromAccountId, toAccountId, quoteId] = [randomUUID(), randomUUID(), randomUUID()];
const body = { fromAccountId, toAccountId, amount: '1250' };
const given = { quote: 'c2FpZA.c2lnbmVk', quoteId, fee: '3', rate: '4.27', expiresAt: '2026-01-02T03:04:05.678Z' };

describe('POST /wallet/quotes', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetQuote', ({ amount }) => ({
      ...given,
      fromAssetCode: 'EUR',
      toAssetCode: 'PLN',
      paid: amount,
      received: '5300',
    }));
  });

  const quote = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/quotes', { body: data, headers, token: person.token() });
  const asked = () => harness.questions.asked.filter(({ method }) => method === 'GetQuote');

  it('answers what would be paid and received, and sends no command', async () => {
    const before = harness.commands().length;
    const answer = await quote();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      ...given,
      paid: { accountId: fromAccountId, assetCode: 'EUR', amount: '1250' },
      received: { accountId: toAccountId, assetCode: 'PLN', amount: '5300' },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(harness.commands()).toHaveLength(before);
  });

  it('asks for, and as, the person in the token', async () => {
    await quote();
    expect(asked()).toMatchObject([{ request: { ...body, ownerId: person.accountId }, actorId: person.accountId }]);
  });

  it('answers 404 for an account of somebody else', async () => {
    harness.questions.refuse('GetQuote', 'account-not-found');
    expectProblem(await quote(), 'account-not-found');
  });

  it.each([
    'same-account',
    'wrong-asset',
    'account-closed',
    'asset-archived',
    'no-rate',
    'amount-out-of-range',
  ] as const)('passes on the refusal %s', async (code) => {
    harness.questions.on('GetQuote', () => Promise.reject({ code: status.INVALID_ARGUMENT, details: code }));
    expectProblem(await quote(), code);
  });

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', '9'.repeat(31)],
    ['fromAccountId', 'mine'],
    ['toAccountId', null],
    ['rate', '9'],
  ])('refuses %s %j and asks nothing', async (field, value) => {
    const errors = expectProblem(await quote({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(asked()).toEqual([]);
  });

  it('refuses a request that a browser calls cross-site (CT-A16)', async () => {
    expectProblem(await quote(body, { 'sec-fetch-site': 'cross-site' }), 'cross-site-request');
  });

  it('answers 503 while the wallet service is away', async () => {
    harness.questions.beAway('GetQuote');
    expectProblem(await quote(), 'service-unavailable');
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  describeJsonBody(asPerson, '/wallet/quotes', body);
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('POST', '/wallet/quotes', { body, ...options }),
  });
});
