import { ChangeLanguage } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('PUT /me/language', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ChangeLanguage, (_, uow) => uow.accept({}));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const change = (body: unknown = { language: 'pl' }, headers: Record<string, string> = {}) =>
    harness.request('PUT', '/me/language', { body, headers, token: person.token() });

  it('asks for, and as, the person in the token', async () => {
    const answer = await change();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.ChangeLanguage', actor: { type: 'account', id: accountId }, data: { accountId, language: 'pl' } },
    ]);
  });

  it.each([
    ['language', { language: 'de' }],
    ['language', { language: null }],
    ['language', {}],
    ['accountId', { language: 'pl', accountId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses a wrong %s and sends nothing', async (field, body) => {
    expect(Object.keys(expectProblem(await change(body), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: ChangeLanguage,
    status: 204,
    send: (headers) => change({ language: 'pl' }, headers),
    sendOther: (headers) => change({ language: 'en' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('PUT', '/me/language', { body: { language: 'pl' }, ...options }),
  });
});
