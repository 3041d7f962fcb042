import { randomUUID } from 'node:crypto';
import type { GetValuationResponse } from '@portfel/contracts';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [euro, points] = [randomUUID(), randomUUID()];
const valuation: GetValuationResponse = {
  scale: 2,
  days: [
    { date: '2026-01-30', total: '-5' },
    // Past what a JavaScript number holds.
    { date: '2026-01-31', total: '90071992547409930001' },
  ],
  accounts: [
    { accountId: euro, number: 1, assetCode: 'EUR', scale: 2, value: '90071992547409930001', balances: ['-4', '7'] },
    { accountId: points, number: 2, assetCode: 'POINTS', scale: 0, balances: ['1', '2'] },
  ],
};

describe('GET /wallet/valuation', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetValuation', () => valuation);
  });

  const ask = (query = '?currency=USD', person = harness.newPerson()) =>
    harness.request('GET', `/wallet/valuation${query}`, { token: person.token() });

  it('answers the total of now, that of each day, and what is not valued', async () => {
    const person = harness.newPerson();
    const answer = await ask('?currency=USD&days=2', person);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      currency: 'USD',
      scale: 2,
      total: '90071992547409930001',
      days: valuation.days,
      accounts: valuation.accounts.map(({ accountId: id, ...account }) => ({ id, ...account })),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(harness.questions.asked.filter(({ method }) => method === 'GetValuation')).toMatchObject([
      { request: { ownerId: person.accountId, currency: 'USD', days: 2 }, actorId: person.accountId },
    ]);
  });

  it.each(['wallet-not-found', 'no-rate'] as const)('passes on %s', async (code) => {
    harness.questions.refuse('GetValuation', code);
    expectProblem(await ask(), code);
  });

  it.each([
    '',
    '?currency=usd',
    '?currency=',
    '?currency=USD&days=0',
    '?currency=USD&days=367',
    '?currency=USD&from=1',
  ])('refuses %j', async (query) => {
    expectProblem(await ask(query), 'validation-error');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/wallet/valuation?currency=USD', options),
  });
});
