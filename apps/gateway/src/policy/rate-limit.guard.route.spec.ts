import { SignIn } from '@portfel/contracts';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { ask, nameOf, routes } from '../../test/every-route';

const LIMITS = { RATE_LIMIT_CREDENTIALS: '3', RATE_LIMIT_MAIL: '2', RATE_LIMIT_ORDINARY: '4' };
const credentials = { email: 'ann@example.com', password: 'Secret-12345' };

describe('An address that asks too often (CT-S19)', () => {
  let harness: GatewayHarness;
  let addresses = 0;
  beforeAll(async () => {
    harness = await startHarness(LIMITS);
    harness.auth.on(SignIn, (_, uow) => uow.reject('wrong-credentials'));
  });
  afterAll(() => harness.close());

  const newAddress = () => `203.0.113.${(addresses += 1)}`;
  const signIn = (remoteAddress: string, headers: Record<string, string> = {}) =>
    harness.request('POST', '/sessions', { body: credentials, remoteAddress, headers });
  /** How many of as many tries are let through. */
  const letThrough = async (tries: number, attempt: (index: number) => ReturnType<typeof signIn>) => {
    let count = 0;
    for (let index = 0; index < tries; index += 1) if ((await attempt(index)).statusCode !== 429) count += 1;
    return count;
  };

  it('is answered 429 with Retry-After, and nothing is sent', async () => {
    const address = newAddress();
    for (let attempt = 0; attempt < 3; attempt += 1) expectProblem(await signIn(address), 'wrong-credentials');
    const before = harness.commands().length;
    const refused = await signIn(address);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, 'too-many-requests']);
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(harness.commands()).toHaveLength(before);
    expectProblem(await signIn(newAddress()), 'wrong-credentials');
  });

  it.each(routes.map((route) => [nameOf(route), route] as const))('is held back at %s', async (_name, route) => {
    const address = newAddress();
    const allowed = { credentials: 3, code: 4, mail: 2, ordinary: 4 }[route.declaration?.limit ?? 'ordinary'];
    expect(await letThrough(6, () => ask(harness, route, { remoteAddress: address }))).toBe(allowed);
  });

  it('is held back as one that guesses where it brings a code, and only there', async () => {
    const address = newAddress();
    const pay = (body: object) =>
      harness.request('POST', '/wallet/transfers', {
        body,
        remoteAddress: address,
        token: harness.newPerson().token(),
      });
    expect(await letThrough(6, () => pay({ code: '123456' }))).toBe(3);
    expect(await letThrough(6, () => pay({ amount: '1' }))).toBe(4);
  });

  it('cannot go from route to route of one kind', async () => {
    const address = newAddress();
    const kinds = ['/sessions', '/accounts', '/password-resets/completion', '/accounts/confirmations'];
    const attempt = (index: number) =>
      harness.request('POST', kinds[index % kinds.length]!, { body: {}, remoteAddress: address });
    expect(await letThrough(8, attempt)).toBe(3);
  });

  it('is not believed when it names another one', async () => {
    const address = newAddress();
    const pretending = (index: number) => signIn(address, { 'x-forwarded-for': `198.51.100.${index}` });
    expect(await letThrough(6, pretending)).toBe(3);
  });

  it('is known behind a proxy that is trusted, and only by what that proxy added', async () => {
    const [one, two] = [newAddress(), newAddress()];
    const through = (forwarded: string) => signIn('127.0.0.1', { 'x-forwarded-for': forwarded });
    expect(await letThrough(6, (index) => through(`198.51.100.${index}, ${one}`))).toBe(3);
    expect(await letThrough(6, () => through(two))).toBe(3);
  });

  it('counts by its /64 when it is of IPv6', async () => {
    expect(await letThrough(6, (index) => signIn(`2001:db8:1:2:${index}::${index}`))).toBe(3);
    expectProblem(await signIn('2001:db8:1:3::1'), 'wrong-credentials');
  });
});

describe('The limits', () => {
  it('hold by kind: what can be guessed at, what sends mail, everything else', () => {
    const of = (limit: string) =>
      routes.filter(({ declaration }) => (declaration?.limit ?? 'ordinary') === limit).map(nameOf);
    expect(of('credentials')).toEqual(
      expect.arrayContaining([
        'POST /accounts',
        'POST /accounts/confirmations',
        'POST /sessions',
        'POST /password-resets/completion',
        'PUT /me/password',
      ]),
    );
    expect(of('mail')).toEqual(
      expect.arrayContaining(['POST /password-resets', 'POST /accounts/confirmations/resend']),
    );
  });

  it('are off at 0', async () => {
    const harness = await startHarness({ ...LIMITS, RATE_LIMIT_ORDINARY: '0' });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expectProblem(await harness.request('GET', '/me'), 'invalid-token');
    }
    await harness.close();
  });
});
