import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const createdAt = '2026-01-02T03:04:05.678Z';
const passwordChangedAt = '2026-02-02T03:04:05.678Z';

describe('GET /me/settings', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    const account = { username: 'Ann', email: 'ann@example.com', confirmed: true, role: 'user', createdAt };
    const factors = { totpActive: true, phoneMasked: '+48 … 12', recoveryCodesLeft: 9 };
    harness.questions.on('GetAccount', ({ accountId }) => ({ accountId, ...account, ...factors, passwordChangedAt }));
    harness.questions.on('GetProfile', ({ accountId }) => ({
      accountId,
      username: 'an-older-name',
      firstName: 'Annabelle',
      publicEmail: true,
      kind: 'real',
      hasPhoto: true,
    }));
  });

  const getSettings = (token: string) => harness.request('GET', '/me/settings', { token });

  it('answers exactly the listed fields, with the creation date, not to be stored (CT-U36, SD-U06, BUG-CT-32)', async () => {
    const person = harness.newPerson();
    const answer = await getSettings(person.token());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      success: true,
      isProfilePicPresent: true,
      securitySettings: {
        publicEmail: true,
        emailChanged: null,
        passwordChanged: passwordChangedAt,
        phone: '+48 … 12',
        email: 'ann@example.com',
        totp: true,
      },
      personalSettings: {
        id: person.accountId,
        firstName: 'Annabelle',
        lastName: null,
        username: 'Ann',
        twitter: null,
        linkedIn: null,
        personalWebsite: null,
        title: null,
        bio: null,
        createdAt,
      },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('asks about, and as, the person in the token only', async () => {
    const { accountId, ...person } = harness.newPerson();
    await getSettings(Object.assign(harness.newPerson(), person, { accountId }).token());
    const asked = harness.questions.asked.filter(({ method }) => ['GetAccount', 'GetProfile'].includes(method));
    expect(asked.map(({ request, actorId }) => ({ request, actorId }))).toEqual([
      { request: { accountId }, actorId: accountId },
      { request: { accountId }, actorId: accountId },
    ]);
  });

  it('says that there is no profile yet in the moment after the sign-up', async () => {
    harness.questions.refuse('GetProfile', 'user-not-found');
    expectProblem(await getSettings(harness.newPerson().token()), 'user-not-found');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/me/settings', options),
  });
});
