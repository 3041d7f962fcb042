import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { Role } from '@portfel/contracts';
import { es256, type TestPerson } from '../../test/access-token';
import { answerEverything, ask, isPrivate, nameOf, routes } from '../../test/every-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

type Flaw = NonNullable<Parameters<TestPerson['token']>[0]>;

const privateRoutes = routes.filter(isPrivate).map((route) => [nameOf(route), route] as const);
const seconds = (delta: number) => Math.floor(Date.now() / 1_000) + delta;
const base64 = (text: string) => Buffer.from(text).toString('base64url');

describe('The guard of every private route', () => {
  let harness: GatewayHarness;
  beforeAll(async () => {
    harness = await startHarness();
    answerEverything(harness);
  });
  afterAll(() => harness.close());
  const person = () => harness.newPerson();
  const withRole = (role: string) => person().token({ claims: { role } });

  it('finds the routes there are', () => {
    expect(privateRoutes.map(([name]) => name)).toContain('GET /me');
    expect(privateRoutes.length).toBeGreaterThan(8);
  });

  describe.each(privateRoutes)('%s', (_name, route) => {
    const send = (headers: Record<string, string>) => ask(harness, route, { headers });

    it('tells the failures of a token apart (CT-A10)', async () => {
      const before = harness.commands().length;
      expectProblem(await send({}), 'invalid-token');
      expectProblem(await send({ authorization: 'Basic YW5uOmE=' }), 'corrupted-token');
      expectProblem(await send({ 'x-access-token': person().token() }), 'corrupted-token');
      const expired = person().token({ claims: { exp: seconds(-1) } });
      expectProblem(await send({ authorization: `Bearer ${expired}` }), 'token-expired');
      expectProblem(await send({ authorization: 'Bearer a.b.c' }), 'session-has-expired');
      const refreshToken = `${randomUUID()}.${base64('x'.repeat(32))}`;
      expectProblem(await send({ authorization: `Bearer ${refreshToken}` }), 'session-has-expired');
      expect(harness.commands()).toHaveLength(before);
    });

    it('is closed to every role it does not name (PF-U02)', async () => {
      const { access } = route.declaration!;
      for (const role of [...Role.options, 'root', '']) {
        const answer = await ask(harness, route, { token: withRole(role) });
        const open = typeof access !== 'object' || access.roles.some((one) => one === role);
        if (!open) expectProblem(answer, 'role-required');
        else expect(answer.body).not.toContain('role-required');
      }
    });
  });

  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = otherKey.publicKey.export({ format: 'jwk' });
  const signedByOther = { signature: es256(otherKey.privateKey) };
  const hmacOf = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const publicPem = () =>
    createPublicKey(harness.secrets.accessTokenPrivateKey).export({ type: 'spki', format: 'pem' }).toString();
  const changed = (claims: object) => {
    const [header, , signature] = person().token().split('.');
    return `${header}.${person().token({ claims }).split('.')[1]}.${signature}`;
  };
  /** Signed by the right key, whatever it says. */
  const signed = (header: string, claims: string) => {
    const text = `${base64(header)}.${base64(claims)}`;
    return `${text}.${es256(createPrivateKey(harness.secrets.accessTokenPrivateKey))(text)}`;
  };
  const partOf = (index: number) => Buffer.from(person().token().split('.')[index]!, 'base64url').toString();
  const flawed = (flaw: Flaw) => () => person().token(flaw);

  const forgeries: [string, () => string][] = [
    ['alg none without a signature', flawed({ header: { alg: 'none' }, signature: () => '' })],
    ['alg None', flawed({ header: { alg: 'None' }, signature: () => '' })],
    ['alg none with a signature', flawed({ header: { alg: 'none' } })],
    ['HS256 with the public key', () => person().token({ header: { alg: 'HS256' }, signature: hmacOf(publicPem()) })],
    ['HS256 with nothing', flawed({ header: { alg: 'HS256' }, signature: hmacOf('') })],
    ['another key under our id', flawed(signedByOther)],
    ['another algorithm', flawed({ header: { alg: 'ES384' } })],
    ['an unknown kid', flawed({ header: { kid: 'unknown' } })],
    ['a kid that is a path', flawed({ header: { kid: '../../../../dev/null' }, signature: hmacOf('') })],
    ['a kid that is no text', flawed({ header: { kid: { $ne: '' } } })],
    ['no kid', flawed({ header: { kid: undefined } })],
    ['a key of its own in jwk', flawed({ header: { jwk }, ...signedByOther })],
    ['a key set of its own in jku', flawed({ header: { jku: 'http://127.0.0.1:1/jwks.json' }, ...signedByOther })],
    ['a certificate of its own in x5u', flawed({ header: { x5u: 'http://127.0.0.1:1/a.pem' }, ...signedByOther })],
    ['another issuer', flawed({ claims: { iss: 'somebody' } })],
    ['another audience', flawed({ claims: { aud: 'somebody' } })],
    ['not valid yet', flawed({ claims: { nbf: seconds(600) } })],
    ['issued in the future', flawed({ claims: { iat: seconds(600), exp: seconds(1_500) } })],
    ['no end', flawed({ claims: { exp: undefined } })],
    ['the type refresh', flawed({ claims: { type: 'refresh' } })],
    ['the type id', flawed({ claims: { type: 'id' } })],
    ['no type', flawed({ claims: { type: undefined } })],
    ['no subject', flawed({ claims: { sub: undefined } })],
    ['a subject that is no id', flawed({ claims: { sub: { $ne: '' } } })],
    ['no session', flawed({ claims: { sid: undefined } })],
    ['a session that is no id', flawed({ claims: { sid: '1 OR 1=1' } })],
    ['another role after signing', () => changed({ role: 'admin' })],
    ['another person after signing', () => changed({})],
    ['a cut signature', () => person().token().slice(0, -8)],
    ['no signature', () => `${person().token().split('.').slice(0, 2).join('.')}.`],
    ['an added character', () => `${person().token()}AAAA`],
    ['four parts', () => `${person().token()}.e30`],
    ['no parts', () => '..'],
    ['claims that are a list', () => signed(partOf(0), '[]')],
    ['claims that are no JSON', () => signed(partOf(0), '{')],
    ['a header that is no JSON', () => signed('{', partOf(1))],
    ['two algorithms', () => signed(partOf(0).replace('{', '{"alg":"none",').replace('ES256', 'HS256'), partOf(1))],
    ['two types', () => signed(partOf(0), partOf(1).replace(/}$/, ',"type":"refresh"}'))],
    ['a NUL in a claim', flawed({ claims: { sub: `${randomUUID()}\u0000` } })],
    ['8 kB of it', flawed({ claims: { role: 'x'.repeat(6_000) }, signature: () => 'x'.repeat(86) })],
  ];

  it('has many of them', () => expect(forgeries.length).toBeGreaterThanOrEqual(18));

  it.each(forgeries)('refuses a token with %s, in either header, at every route', async (_what, forge) => {
    const before = harness.commands().length;
    for (const [, route] of privateRoutes) {
      for (const header of ['authorization', 'x-access-token']) {
        expectProblem(await ask(harness, route, { headers: { [header]: `Bearer ${forge()}` } }), 'session-has-expired');
      }
    }
    expect(harness.commands()).toHaveLength(before);
  });

  it('does not ask an address that a token names', async () => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    for (const header of [{ jku: 'http://127.0.0.1:1/jwks.json' }, { x5u: 'http://127.0.0.1:1/a.pem' }]) {
      await harness.request('GET', '/me', { token: person().token({ header: { ...header, kid: randomUUID() } }) });
    }
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });
});
