import { AnswerInteraction } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const path = '/oauth/interactions/an-interaction/answer';
const returnTo = 'http://portfel.test/oauth/auth/an-interaction';
const cookie = 'portfel_interaction=the-binding';

describe('POST /oauth/interactions/:interactionId/answer', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(AnswerInteraction, (_, uow) => uow.accept({ returnTo }));
  });

  const answer = (body: unknown = { allow: true }, headers: Record<string, string> = {}) =>
    harness.request('POST', path, { body, token: person.token(), headers: { cookie, ...headers } });

  it('answers for the person and the session in the token and this browser, and tells where to go on', async () => {
    const answered = await answer();
    expect([answered.statusCode, answered.json()]).toEqual([200, { returnTo }]);
    const { accountId, sessionId } = person;
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.AnswerInteraction',
        actor: { type: 'account', id: accountId },
        data: { accountId, sessionId, interactionId: 'an-interaction', binding: 'the-binding', allow: true },
      },
    ]);
    expect(harness.wire() + harness.log.join('')).not.toContain('the-binding');
  });

  it('sends no binding for a browser that has none', async () => {
    await answer({ allow: true }, { cookie: 'portfel_refresh=mine' });
    expect(harness.auth.done[0]?.data).toMatchObject({ binding: '' });
  });

  it.each(AnswerInteraction.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(AnswerInteraction, (_, uow) => uow.reject(code));
    expectProblem(await answer(), code);
  });

  it.each([
    ['allow', {}],
    ['allow', { allow: 'yes' }],
    ['accountId', { allow: true, accountId: '01890000-0000-7000-8000-000000000000' }],
    ['binding', { allow: true, binding: 'guessed' }],
  ])('refuses a body with a wrong %s and sends nothing', async (field, body) => {
    expect(Object.keys(expectProblem(await answer(body), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: AnswerInteraction,
    status: 200,
    send: (headers) => answer({ allow: true }, headers),
    sendOther: (headers) => answer({ allow: false }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('POST', path, { body: { allow: true }, ...options }),
  });
});
