import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectProblem, startHarness, type Answer, type GatewayHarness } from '../../test/gateway-harness';

interface Seen extends Pick<IncomingMessage, 'method' | 'url' | 'headers'> {
  readonly body: string;
}

describe('The gateway, in front of the OpenID provider of auth', () => {
  let harness: GatewayHarness;
  let auth: Server;
  let seen: Seen[] = [];
  let answer: RequestListener = (_request, response) => void response.end('{}');
  beforeAll(async () => {
    auth = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => auth.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(auth.address() as AddressInfo).port}`;
    harness = await startHarness({ AUTH_OIDC_URL: url, SECRET_WAIT_MS: '300' });
  });
  afterAll(async () => {
    await harness.close();
    auth.closeAllConnections();
    auth.close();
  });
  beforeEach(() => {
    seen = [];
    answer = (_request, response) => void response.end('{}');
  });

  const ask = (method: string, path: string, headers: Record<string, string> = {}, bytes?: string): Promise<Answer> =>
    harness.inject({ method: method as 'GET', url: path, headers, payload: bytes });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    ['GET', '/oauth/auth?client_id=shop&scope=openid%20email'],
    ['GET', '/oauth/auth/an-interaction'],
    ['GET', '/.well-known/openid-configuration'],
    ['GET', '/.well-known/jwks.json'],
    ['POST', '/oauth/token'],
    ['OPTIONS', '/oauth/token'],
  ])('passes %s %s as it is', async (method, path) => {
    const body = method === 'POST' ? 'grant_type=refresh_token&refresh_token=a%20b' : '';
    expect((await ask(method, path, body ? form : {}, body || undefined)).statusCode).toBe(200);
    expect(seen).toMatchObject([{ method, url: path, body }]);
  });

  it('gives auth no header of one connection, no cookie that is not its own, and only its own word on the way', async () => {
    await ask('GET', '/oauth/userinfo', {
      authorization: 'Bearer of-the-application',
      cookie: 'portfel_refresh=secret; portfel_oauth=a; portfel_oauth.sig=b; portfel-language=pl; other=c',
      connection: 'x-once',
      'x-once': '1',
      'x-access-token': 'secret',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-prefix': '/elsewhere',
      forwarded: 'for=1.2.3.4',
      te: 'trailers',
    });
    const { headers } = seen[0]!;
    expect(headers).toMatchObject({
      authorization: 'Bearer of-the-application',
      cookie: 'portfel_oauth=a; portfel_oauth.sig=b; portfel-language=pl',
      'x-forwarded-proto': 'http',
    });
    for (const name of ['x-once', 'te', 'x-access-token', 'forwarded', 'x-forwarded-prefix']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('passes the answer back: status, cookies, Location, its own policy of content; and follows nothing', async () => {
    answer = (_request, response) => {
      response.writeHead(303, {
        location: 'https://shop.test/callback?code=1',
        'set-cookie': ['a=1; HttpOnly', 'b=2'],
        'content-security-policy': "default-src 'none'",
        'keep-alive': 'timeout=5',
      });
      response.end('gone on');
    };
    const answered = await ask('GET', '/oauth/auth/an-interaction');
    expect([answered.statusCode, answered.body]).toEqual([303, 'gone on']);
    expect(answered.headers).toMatchObject({
      location: 'https://shop.test/callback?code=1',
      'set-cookie': ['a=1; HttpOnly', 'b=2'],
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(seen).toHaveLength(1);
  });

  it('answers 502 while auth is away', async () => {
    const away = await startHarness({ AUTH_OIDC_URL: 'http://127.0.0.1:1' });
    try {
      expectProblem(await away.inject({ method: 'GET', url: '/oauth/auth' }), 'service-unreachable');
    } finally {
      await away.close();
    }
  });

  it('answers 504 while auth is silent', async () => {
    answer = () => undefined;
    expectProblem(await ask('GET', '/.well-known/jwks.json'), 'reply-timeout');
  });

  it.each(['/oauth/..%2fmetrics', '/oauth/%2e%2e/metrics', '/oauth/%5c..%5cmetrics', '/oauth//evil.test', '/oauth'])(
    'does not pass %s',
    async (path) => {
      expect((await ask('GET', path)).statusCode).toBe(404);
      expect(seen).toEqual([]);
    },
  );

  it('takes forms and nothing else, of a bounded size', async () => {
    expectProblem(
      await ask('POST', '/oauth/token', { 'content-type': 'application/json' }, '{}'),
      'unsupported-media-type',
    );
    expectProblem(await ask('POST', '/oauth/token', form, 'a='.padEnd(65 * 1_024, 'x')), 'payload-too-large');
    expect((await ask('DELETE', '/oauth/token')).statusCode).toBe(404);
    expect(seen).toEqual([]);
  });

  describe('holds back an address that asks too often (CT-S19)', () => {
    let limited: GatewayHarness;
    let addresses = 0;
    beforeAll(async () => {
      const url = `http://127.0.0.1:${(auth.address() as AddressInfo).port}`;
      limited = await startHarness({ AUTH_OIDC_URL: url, RATE_LIMIT_CREDENTIALS: '2', RATE_LIMIT_ORDINARY: '4' });
    });
    afterAll(() => limited.close());
    const newAddress = () => `203.0.113.${(addresses += 1)}`;
    const from = (remoteAddress: string, method: string, url: string) =>
      limited.inject({ method: method as 'GET', url, remoteAddress, headers: method === 'POST' ? form : {} });

    it.each([
      ['POST', '/oauth/token', 2],
      ['POST', '/oauth/%74oken', 2],
      ['POST', '/oauth/Token/', 2],
      ['GET', '/oauth/auth?client_id=shop', 2],
      ['GET', '/oauth/auth/an-interaction', 2],
      ['GET', '/oauth/userinfo', 4],
      ['GET', '/oauth/tokens', 4],
      ['GET', '/.well-known/jwks.json', 4],
    ])('at %s %s, after %i requests', async (method, path, allowed) => {
      const address = newAddress();
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await from(address, method, path)).statusCode);
      expect(statuses.filter((status) => status !== 429)).toHaveLength(allowed);
      expect(seen).toHaveLength(allowed);
      expect((await from(newAddress(), method, path)).statusCode).toBe(200);
    });

    it('with the problem of every other route, and counted together with them', async () => {
      const address = newAddress();
      await from(address, 'POST', '/oauth/token');
      await limited.request('POST', '/accounts/confirmations', { body: {}, remoteAddress: address });
      const refused = await from(address, 'POST', '/oauth/token');
      expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(refused.json()).toMatchObject({
        status: 429,
        code: 'too-many-requests',
        correlationId: refused.headers['x-correlation-id'],
      });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(seen).toHaveLength(1);
    });
  });

  it('logs neither query nor body', async () => {
    const before = harness.log.length;
    await ask('POST', '/oauth/token?secret=in-the-query', form, 'code=in-the-body');
    await ask('GET', '/oauth/auth/in-the-path');
    const lines = harness.log.slice(before).join('');
    expect(lines).toContain('"route":"/oauth/*"');
    expect(lines).not.toMatch(/in-the-(query|body|path)/);
  });
});
