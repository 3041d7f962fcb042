import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const path = '/oauth/interactions/an-interaction';
const asked = { clientName: 'The Shop', clientHost: 'shop.test', scopes: ['openid', 'email'], firstParty: false };
const cookie = 'portfel_refresh=mine; portfel_interaction=the-binding';

describe('GET /oauth/interactions/:interactionId', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => harness.questions.on('GetInteraction', () => asked));

  it('answers what the application asks for, to the session in the token and this browser, and is not stored', async () => {
    const person = harness.newPerson();
    const answer = await harness.request('GET', path, { token: person.token(), headers: { cookie } });
    expect([answer.statusCode, answer.json()]).toEqual([200, { ...asked, unmet: null }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(harness.questions.asked.find(({ method }) => method === 'GetInteraction')).toMatchObject({
      request: { interactionId: 'an-interaction', binding: 'the-binding', sessionId: person.sessionId },
      actorId: person.accountId,
    });
  });

  it('tells what has to happen first', async () => {
    harness.questions.on('GetInteraction', () => ({ ...asked, unmet: 'sign-in-again' }));
    const answer = await harness.request('GET', path, { token: harness.newPerson().token(), headers: { cookie } });
    expect(answer.json()).toMatchObject({ unmet: 'sign-in-again' });
  });

  it('answers 404 to a request that is over, or was begun in another browser', async () => {
    harness.questions.refuse('GetInteraction', 'sign-in-request-expired');
    expectProblem(
      await harness.request('GET', path, { token: harness.newPerson().token() }),
      'sign-in-request-expired',
    );
  });

  it.each(['a', 'an%20interaction', 'interaction%00'])('refuses %j, which is no id', async (id) => {
    const token = harness.newPerson().token();
    expectProblem(await harness.request('GET', `/oauth/interactions/${id}`, { token }), 'validation-error');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', path, options),
  });
});
