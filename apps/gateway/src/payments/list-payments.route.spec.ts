import { randomUUID } from 'node:crypto';
import type { Payment } from '@portfel/contracts';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const at = '2026-01-02T03:04:05.678Z';
const waiting: Payment = {
  paymentId: randomUUID(),
  accountId: randomUUID(),
  direction: 'withdrawal',
  amount: '12300',
  assetCode: 'EUR',
  status: 'requested',
  requestedAt: at,
  attempts: 3,
  nextAttemptAt: at,
};
const failed: Payment = {
  ...waiting,
  paymentId: randomUUID(),
  status: 'failed',
  attempts: 1,
  nextAttemptAt: undefined,
  reference: 'B12',
  failure: 'declined',
  endedAt: at,
};

describe('GET /wallet/payments', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  const lastAsked = () => harness.questions.asked.filter(({ method }) => method === 'ListPayments').at(-1);

  it('answers the payments of the person in the token, a page at a time, and is not stored', async () => {
    const person = harness.newPerson();
    harness.questions.on('ListPayments', () => ({ payments: [waiting, failed], nextCursor: failed.paymentId }));
    const answer = await harness.request('GET', '/wallet/payments', { token: person.token() });
    expect(answer.statusCode).toBe(200);
    const { nextAttemptAt: _, ...end } = failed;
    expect(answer.json()).toEqual({ rows: [waiting, end], nextCursor: failed.paymentId });
    expect(answer.headers['cache-control']).toBe('no-store');
    const ownerId = person.accountId;
    expect(lastAsked()).toMatchObject({ request: { ownerId, cursor: '', limit: 20 }, actorId: ownerId });
  });

  it('asks for the page that is wanted, and says when it is the last', async () => {
    harness.questions.on('ListPayments', () => ({ payments: [], nextCursor: '' }));
    const path = `/wallet/payments?limit=5&cursor=${waiting.paymentId}`;
    const answer = await harness.request('GET', path, { token: harness.newPerson().token() });
    expect(answer.json()).toEqual({ rows: [] });
    expect(lastAsked()).toMatchObject({ request: { cursor: waiting.paymentId, limit: 5 } });
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=1.5', 'cursor=next', 'ownerId=x'])(
    'refuses ?%s',
    async (query) => {
      const answer = await harness.request('GET', `/wallet/payments?${query}`, { token: harness.newPerson().token() });
      expect(Object.keys(expectProblem(answer, 'validation-error')!)).toEqual([query.split('=')[0]]);
    },
  );

  it('answers 503 while the wallet is away', async () => {
    harness.questions.beAway('ListPayments');
    expectProblem(
      await harness.request('GET', '/wallet/payments', { token: harness.newPerson().token() }),
      'service-unavailable',
    );
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => {
      harness.questions.on('ListPayments', () => ({ payments: [], nextCursor: '' }));
      return harness.request('GET', '/wallet/payments', options);
    },
  });
});
