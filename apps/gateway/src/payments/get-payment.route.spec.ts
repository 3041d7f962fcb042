import { randomUUID } from 'node:crypto';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const paymentId = randomUUID();
const payment = {
  paymentId,
  accountId: randomUUID(),
  direction: 'deposit',
  amount: '12300',
  assetCode: 'EUR',
  status: 'sent',
  requestedAt: '2026-01-02T03:04:05.678Z',
  attempts: 1,
  reference: 'B12',
};

describe('GET /wallet/payments/:paymentId', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => harness.questions.on('GetPayment', () => ({ payment })));

  it('answers how a payment of the person in the token stands, and is not stored', async () => {
    const person = harness.newPerson();
    const answer = await harness.request('GET', `/wallet/payments/${paymentId}`, { token: person.token() });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(payment);
    expect(answer.headers['cache-control']).toBe('no-store');
    const asked = harness.questions.asked.find(({ method }) => method === 'GetPayment');
    expect(asked).toMatchObject({ request: { ownerId: person.accountId, paymentId }, actorId: person.accountId });
  });

  it('answers 404 for no payment, or somebody else’s', async () => {
    harness.questions.refuse('GetPayment', 'payment-not-found');
    const token = harness.newPerson().token();
    expectProblem(await harness.request('GET', `/wallet/payments/${paymentId}`, { token }), 'payment-not-found');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', `/wallet/payments/${paymentId}`, options),
  });
});
