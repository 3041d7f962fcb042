import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const createdAt = '2026-01-02T03:04:05.678Z';

describe('GET /me', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetAccount', ({ accountId }) => ({
      accountId,
      username: 'ann',
      email: 'ann@example.com',
      confirmed: true,
      role: 'user',
      createdAt,
      totpActive: false,
      recoveryCodesLeft: 0,
    }));
    harness.questions.on('GetProfile', ({ accountId }) => ({
      accountId,
      username: 'ann',
      firstName: 'Annabelle',
      publicEmail: true,
      kind: 'fictional',
      hasPhoto: false,
    }));
  });

  const getMe = (token: string) => harness.request('GET', '/me', { token });

  it('answers account and profile of the person in the token, not to be stored', async () => {
    const person = harness.newPerson();
    const answer = await getMe(person.token());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      success: true,
      id: person.accountId,
      username: 'ann',
      email: 'ann@example.com',
      confirmed: true,
      role: 'user',
      createdAt,
      profile: { firstName: 'Annabelle', publicEmail: true, kind: 'fictional' },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('asks for, and as, the person in the token and nobody else', async () => {
    const person = harness.newPerson();
    const stranger = harness.newPerson();
    await harness.request('GET', `/me?accountId=${stranger.accountId}`, {
      token: person.token(),
      headers: { 'x-actor-id': stranger.accountId, 'x-account-id': stranger.accountId },
    });
    const questions = harness.questions.asked.filter(({ method }) => method !== 'CheckSession');
    expect(questions.map(({ method }) => method).sort()).toEqual(expect.arrayContaining(['GetAccount', 'GetProfile']));
    for (const { method, request, actorId } of questions) {
      if (method === 'GetSigningKeys') continue;
      expect({ method, request, actorId }).toEqual({
        method,
        request: { accountId: person.accountId },
        actorId: person.accountId,
      });
    }
    expect(JSON.stringify(harness.questions.asked)).not.toContain(stranger.accountId);
  });

  it('answers without a profile in the moment before there is one', async () => {
    harness.questions.refuse('GetProfile', 'user-not-found');
    const answer = await getMe(harness.newPerson().token());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ username: 'ann', profile: null });
  });

  it('answers 404 when there is no such account any more', async () => {
    harness.questions.refuse('GetAccount', 'user-not-found');
    expectProblem(await getMe(harness.newPerson().token()), 'user-not-found');
  });

  it.each(['GetAccount', 'GetProfile'] as const)('answers 503 while nobody answers %s', async (method) => {
    harness.questions.beAway(method);
    expectProblem(await getMe(harness.newPerson().token()), 'service-unavailable');
  });

  it('tells a person only what the answer is declared to hold', async () => {
    harness.questions.on(
      'GetProfile',
      () =>
        ({ accountId: 'x', username: 'ann', publicEmail: false, kind: 'real', hasPhoto: false, secret: 's' }) as never,
    );
    const { profile } = (await getMe(harness.newPerson().token())).json<{ profile: object }>();
    expect(profile).toEqual({ publicEmail: false, kind: 'real' });
  });

  it('takes the question from another site: it changes nothing and is answered to nobody else', async () => {
    const options = { token: harness.newPerson().token(), headers: { 'sec-fetch-site': 'cross-site' } };
    const answer = await harness.request('GET', '/me', options);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  describeSignedInRoute(() => harness, { status: 200, send: (options) => harness.request('GET', '/me', options) });
});

describe('GET /me, before the gateway knows the keys of auth', () => {
  it('answers 503 while auth is away, and lets the same token in afterwards', async () => {
    const harness = await startHarness();
    harness.questions.on('GetAccount', ({ accountId }) => ({
      accountId,
      username: 'ann',
      email: 'a@example.com',
      confirmed: true,
      role: 'user',
      createdAt,
      totpActive: false,
      recoveryCodesLeft: 0,
    }));
    harness.questions.refuse('GetProfile', 'user-not-found');
    const keys = harness.questions.answerTo('GetSigningKeys');
    const token = harness.newPerson().token();
    harness.questions.beAway('GetSigningKeys');
    expectProblem(await harness.request('GET', '/me', { token }), 'service-unavailable');
    harness.questions.on('GetSigningKeys', keys);
    expect((await harness.request('GET', '/me', { token })).statusCode).toBe(200);
    await harness.close();
  });
});
