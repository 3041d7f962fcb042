import { expectProblem, startHarness, type GatewayHarness } from '../test/gateway-harness';

describe('The gateway, at any address', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  it.each([
    ['GET', '/nowhere'],
    ['POST', '/nowhere'],
    ['PUT', '/accounts'],
    ['GET', '//accounts'],
    ['GET', '/me/'],
    ['GET', '/me%2f'],
    ['GET', '/me;a=b'],
  ])('answers a problem where there is nothing: %s %s', async (method, path) => {
    expectProblem(await harness.request(method, path, method === 'GET' ? {} : { body: {} }), 'not-found');
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
