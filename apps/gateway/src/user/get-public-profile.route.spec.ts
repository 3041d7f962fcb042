import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const accountId = '01890000-0000-7000-8000-000000000001';
const createdAt = '2026-01-02T03:04:05.678Z';
const known = { accountId, username: 'Ann', kind: 'real', hasPhoto: false, createdAt, bio: 'Likes ledgers' };

describe('GET /users/:username', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetPublicProfile', () => known);
  });

  const get = (username: string, token?: string) => harness.request('GET', `/users/${username}`, { token });

  it('answers a visitor with what is public, and the creation date (CT-U44)', async () => {
    const answer = await get('ANN');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        id: accountId,
        username: 'Ann',
        kind: 'real',
        bio: 'Likes ledgers',
        isProfilePicPresent: false,
        createdAt,
      },
    ]);
    expect(harness.questions.asked).toMatchObject([{ method: 'GetPublicProfile', request: { username: 'ANN' } }]);
  });

  it('shows an e-mail address when it is told one, and never invents one (CT-U45)', async () => {
    harness.questions.on('GetPublicProfile', () => ({ ...known, email: 'ann@example.com' }));
    expect((await get('ann')).json<{ email?: string }>().email).toBe('ann@example.com');
    harness.questions.on('GetPublicProfile', () => known);
    expect((await get('ann')).json()).not.toHaveProperty('email');
  });

  it('passes on nothing that is not declared', async () => {
    harness.questions.on('GetPublicProfile', () => ({ ...known, publicEmail: false, phone: '+48' }) as never);
    expect(Object.keys((await get('ann')).json())).not.toEqual(expect.arrayContaining(['phone']));
  });

  it('answers the same to everybody: without a token, with a good one, with a bad one (CT-A13)', async () => {
    const person = harness.newPerson();
    const tokens = [undefined, person.token(), 'a.b.c', person.token({ claims: { exp: 1 } })];
    const answers = [];
    for (const token of tokens) answers.push(await get('ann', token));
    answers.push(await harness.request('GET', '/users/ann', { headers: { authorization: 'Basic YW5uOmE=' } }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it('finds out who is signed in, and does not take them for a visitor while auth is away (CT-A13)', async () => {
    const person = harness.newPerson();
    await get('ann', person.token());
    expect(harness.questions.asked.map(({ method }) => method)).toContain('CheckSession');
    harness.questions.beAway('CheckSession');
    expectProblem(await get('ann', harness.newPerson().token()), 'service-unavailable');
    expect((await get('ann')).statusCode).toBe(200);
    harness.questions.on('CheckSession', () => ({ alive: true }));
  });

  it('knows nobody whom the services do not know', async () => {
    harness.questions.refuse('GetPublicProfile', 'user-not-found');
    expectProblem(await get('nobody'), 'user-not-found');
  });

  it.each(['ab', 'x'.repeat(31), 'a%20b', '%7B%22$ne%22:1%7D', 'a%00b'])('refuses the name %s', async (name) => {
    expectProblem(await get(name), 'validation-error');
    expect(harness.questions.asked).toEqual([]);
  });

  it('answers 503 while the service is away', async () => {
    harness.questions.beAway('GetPublicProfile');
    expectProblem(await get('ann'), 'service-unavailable');
  });
});
