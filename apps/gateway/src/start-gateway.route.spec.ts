import { connect } from 'node:net';
import { expectProblem, startHarness, type GatewayHarness } from '../test/gateway-harness';

describe('The gateway, at any address', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  it.each([
    ['GET', '/nowhere'],
    ['POST', '/nowhere'],
    ['GET', '//accounts'],
    ['GET', '/me/'],
    ['GET', '/me%2f'],
    ['GET', '/me;a=b'],
  ])('answers a problem where there is nothing: %s %s', async (method, path) => {
    expectProblem(await harness.request(method, path, method === 'GET' ? {} : { body: {} }), 'not-found');
  });

  it.each([
    ['PUT', '/accounts', 'POST'],
    ['OPTIONS', '/accounts?a=b', 'POST'],
    ['POST', '/me', 'GET, HEAD'],
    ['POST', '/me/sessions/1', 'DELETE'],
    ['PATCH', '/me/sessions', 'DELETE, GET, HEAD'],
  ])('names the methods there are to one that is not: %s %s', async (method, path, allow) => {
    const answer = await harness.request(method, path);
    expectProblem(answer, 'method-not-allowed');
    expect(answer.headers.allow).toBe(allow);
  });

  it('answers a problem to an address of more than 2048 characters', async () => {
    expectProblem(await harness.request('GET', `/me?${'a'.repeat(2_048)}`), 'uri-too-long');
  });

  it.each([
    ['text/html', 406],
    ['application/xml, text/*', 406],
    ['application/json;q=0', 406],
    ['application/json', 401],
    ['text/html, application/*;q=0.5', 401],
    ['image/png,*/*;q=0.1', 401],
    ['Application/Problem+JSON', 401],
  ])('answers JSON to who takes it, and else a problem: %s', async (accept, status) => {
    const answer = await harness.request('GET', '/me', { headers: { accept } });
    expectProblem(answer, status === 406 ? 'not-acceptable' : 'invalid-token');
  });

  it.each([
    ['headers of more than 16 KiB', `GET /api/v1/me HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    ['bytes that are no request', 'HELO\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('answers a problem to %s', async (_what, bytes, status) => {
    const [head, body] = (await onTheWire(harness.url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    const code = status === 431 ? 'headers-too-large' : 'bad-request';
    expect(JSON.parse(body!)).toMatchObject({ status, code, message: code, statusCode: status });
  });

  it('answers a problem to an address that cannot be read', async () => {
    expectProblem(await harness.request('GET', '/operations/%zz'), 'bad-request');
  });

  it('gives every request an id of its own, and takes none from outside', async () => {
    const headers = { 'x-correlation-id': 'chosen-by-the-caller' };
    const answers = await Promise.all([1, 2].map(() => harness.request('GET', '/me', { headers })));
    const ids = answers.map((answer) => answer.headers['x-correlation-id']);
    expect(new Set([...ids, 'chosen-by-the-caller']).size).toBe(3);
    answers.forEach((answer) => expectProblem(answer, 'invalid-token'));
  });

  it('logs a request by its route, without query, body or headers', async () => {
    const before = harness.log.length;
    await harness.request('POST', '/sessions?secret=in-the-query', {
      body: { email: 'in-the-body' },
      headers: { 'user-agent': 'in-the-header' },
    });
    const lines = harness.log.slice(before).join('');
    expect(lines).toContain('"route":"/api/v1/sessions"');
    expect(lines).not.toMatch(/in-the-(query|body|header)/);
  });

  it('lets no page of another site frame it or read it', async () => {
    const { headers } = await harness.request('GET', '/me', { headers: { origin: 'https://evil.example' } });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

/** Everything the gateway answers to these bytes until it closes the connection. */
function onTheWire(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), new URL(url).hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (part) => (answer += String(part)));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
