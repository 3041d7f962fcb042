import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('GET /wallet/statement-schedule', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetStatementSchedule', () => ({ monthly: true }));
  });

  const get = (token = harness.newPerson().token()) => harness.request('GET', '/wallet/statement-schedule', { token });

  it('answers what was chosen, asked for and as the person in the token, not to be stored', async () => {
    const person = harness.newPerson();
    const { accountId } = person;
    const answer = await get(person.token());
    expect([answer.statusCode, answer.json()]).toEqual([200, { monthly: true }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const asked = harness.questions.asked.find(({ method }) => method === 'GetStatementSchedule');
    expect(asked).toMatchObject({ request: { ownerId: accountId }, actorId: accountId });
  });

  it('answers 503 while wallet does not answer', async () => {
    harness.questions.beAway('GetStatementSchedule');
    expectProblem(await get(), 'service-unavailable');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/wallet/statement-schedule', options),
  });
});
