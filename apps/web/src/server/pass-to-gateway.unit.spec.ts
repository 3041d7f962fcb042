import { passToGateway } from './pass-to-gateway';

const gateway = 'http://gateway.test:3000';
const pass = (request: Request, gatewayClient?: string) =>
  passToGateway(request, { gatewayUrl: gateway, gatewayTimeoutMs: 50, gatewayClient });
let sent: { url: string; init: RequestInit & { headers: Headers } } | undefined;

function gatewayAnswers(answer: (signal: AbortSignal) => Promise<Response>) {
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    sent = { url: (url as URL | string).toString(), init: init as never };
    return answer(init!.signal!);
  });
}

describe('passToGateway', () => {
  beforeEach(() => {
    sent = undefined;
  });
  afterEach(() => jest.restoreAllMocks());

  it('passes method, path, query and headers, but none that concern one connection', async () => {
    gatewayAnswers(async () => new Response('{}'));
    const headers = {
      authorization: 'Bearer a',
      connection: 'x-once',
      'x-once': '1',
      host: 'web.test',
      te: 'trailers',
    };
    await pass(new Request('http://web.test/api/v1/a%20b?c=%20d', { method: 'DELETE', headers }));

    expect(sent?.url).toBe(`${gateway}/api/v1/a%20b?c=%20d`);
    expect(sent?.init.method).toBe('DELETE');
    expect(sent?.init.headers.get('authorization')).toBe('Bearer a');
    expect(sent?.init.headers.get('x-forwarded-host')).toBe('web.test');
    for (const name of ['connection', 'x-once', 'te', 'host']) expect(sent?.init.headers.has(name)).toBe(false);
  });

  it.each([
    [{ authorization: 'Bearer of-ann' }, 'Bearer of-ann'],
    [{ 'x-access-token': 'Bearer of-ann' }, 'Bearer of-ann'],
    [{ authorization: 'Basic guessed', 'x-access-token': 'Bearer of-ann' }, 'Bearer of-ann'],
    [{}, null],
  ])('shows its own credentials and the token beside them: %j (CT-A15)', async (headers, token) => {
    gatewayAnswers(async () => new Response('{}'));
    await pass(new Request('http://web.test/api/v1/me', { headers }), 'web:its-secret');

    expect(sent?.init.headers.get('authorization')).toBe(`Basic ${btoa('web:its-secret')}`);
    expect(sent?.init.headers.get('x-access-token')).toBe(token);
  });

  it('lets its credentials out to nobody (CT-F38)', async () => {
    gatewayAnswers(async () => new Response('{}', { status: 401 }));
    const response = await pass(new Request('http://web.test/api/v1/me'), 'web:its-secret');

    const told = [await response.text(), ...[...response.headers].flat()].join();
    for (const secret of ['its-secret', btoa('web:its-secret')]) expect(told).not.toContain(secret);
  });

  it('passes status, cookies and Location back', async () => {
    const answered = new Headers({ location: `${gateway}/api/v1/operations/1`, 'retry-after': '3' });
    answered.append('set-cookie', 'a=1; HttpOnly');
    answered.append('set-cookie', 'b=2');
    gatewayAnswers(async () => new Response('busy', { status: 503, headers: answered }));
    const response = await pass(new Request('http://web.test/api/v1/accounts'));

    expect(response.status).toBe(503);
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(response.headers.get('location')).toBe('/api/v1/operations/1');
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.text()).toBe('busy');
  });

  it('answers 502 when the gateway is away', async () => {
    gatewayAnswers(() => Promise.reject(new TypeError('fetch failed')));
    const response = await pass(new Request('http://web.test/api/v1/me'));

    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'gateway-unreachable', status: 502, statusCode: 502 });
  });

  it('answers 504 when the gateway is silent', async () => {
    gatewayAnswers(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    const response = await pass(new Request('http://web.test/api/v1/me'));

    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ code: 'gateway-timeout' });
  });

  it.each(['/oauth/auth?scope=openid', '/.well-known/openid-configuration', '/.well-known/jwks.json'])(
    'passes %s, which is the OpenID provider’s',
    async (path) => {
      gatewayAnswers(async () => new Response('{}'));
      await pass(new Request(`http://web.test${path}`));
      expect(sent?.url).toBe(`${gateway}${path}`);
    },
  );

  it.each([
    '/oauth',
    '/.well-known/security.txt',
    '/oauth/..%2fmetrics',
    '/api/..%2f..%2fadmin',
    '/api/%5c%5cevil.example',
    '/api//evil.example',
    '/elsewhere',
  ])('does not pass %s', async (path) => {
    gatewayAnswers(async () => new Response('{}'));
    const response = await pass(new Request(`http://web.test${path}`));

    expect(response.status).toBe(404);
    expect(sent).toBeUndefined();
  });
});
