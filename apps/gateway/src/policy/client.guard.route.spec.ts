import { createHash } from 'node:crypto';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { ask, isPrivate, nameOf, routes } from '../../test/every-route';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const CLIENTS = `web:${hash('secret-of-web')},partner-1:${hash('secret:with:colons')}`;
const ofWeb = { authorization: basic('web:secret-of-web') };

describe('With GATEWAY_CLIENTS (CT-A15)', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness({ GATEWAY_CLIENTS: CLIENTS })));
  afterAll(() => harness.close());

  describe.each(routes.map((route) => [nameOf(route), route] as const))('%s', (_name, route) => {
    it('answers 401 at once without client credentials, also to a good token', async () => {
      const startedAt = performance.now();
      const token = harness.newPerson().token();
      const before = harness.commands().length;
      const none: Record<string, string>[] = [
        {},
        { authorization: `Bearer ${token}` },
        { 'x-access-token': `Bearer ${token}` },
      ];
      for (const headers of none) {
        expectProblem(await ask(harness, route, { headers }), 'client-required');
      }
      expect(performance.now() - startedAt).toBeLessThan(1_000);
      expect(harness.commands()).toHaveLength(before);
    });

    it('answers a known client', async () => {
      const answer = await ask(harness, route, { headers: ofWeb });
      if (isPrivate(route)) expectProblem(answer, 'invalid-token');
      else expect(answer.body).not.toContain('client-required');
    });
  });

  it.each([
    ['a wrong secret', 'web:secret-of-wep'],
    ['the secret of another client', 'web:secret:with:colons'],
    ['the hash of the secret', `web:${hash('secret-of-web')}`],
    ['an unknown client', 'somebody:secret-of-web'],
    ['no client', ':secret-of-web'],
    ['no secret', 'web:'],
    ['no colon', 'web'],
    ['nothing', ''],
  ])('refuses %s', async (_what, credentials) => {
    const headers = { authorization: basic(credentials) };
    expectProblem(await harness.request('GET', '/me', { headers }), 'client-required');
  });

  it.each(['basic', 'BASIC'])('takes the scheme in any case, and a secret with colons: %s', async (scheme) => {
    const authorization = basic('partner-1:secret:with:colons').replace('Basic', scheme);
    expectProblem(await harness.request('GET', '/me', { headers: { authorization } }), 'invalid-token');
  });

  it('takes the token of the person from x-access-token', async () => {
    const person = harness.newPerson();
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    const headers = { ...ofWeb, 'x-access-token': `Bearer ${person.token()}` };
    expectProblem(await harness.request('GET', '/wallet', { headers }), 'wallet-not-found');
    expectProblem(
      await harness.request('GET', '/wallet', { headers: { ...ofWeb, 'x-access-token': 'x' } }),
      'corrupted-token',
    );
  });

  it('shows the documentation to anybody', async () => {
    for (const path of ['/docs/openapi.json', '/docs']) {
      expect((await fetch(`${harness.url}${path}`)).status).toBe(200);
    }
  });

  it('writes no credentials to the log', () => {
    for (const secret of ['secret-of-web', basic('web:secret-of-web')]) {
      expect(harness.log.join('')).not.toContain(secret);
    }
  });
});

describe('GATEWAY_CLIENTS', () => {
  it.each(['web', 'web:secret', `web:${hash('a')},`, `:${hash('a')}`, `web:${hash('a').toUpperCase()}`])(
    'does not start with %s, and does not say it',
    async (clients) => {
      const start = startHarness({ GATEWAY_CLIENTS: clients });
      await expect(start).rejects.toThrow(/GATEWAY_CLIENTS: must be <id>:<SHA-256 in hex>/);
    },
  );
});
