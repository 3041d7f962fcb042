import { createPublicKey, createHmac, generateKeyPairSync } from 'node:crypto';
import { es256, type TestPerson } from './access-token';
import { expectProblem, type Answer, type GatewayHarness, type RequestOptions } from './gateway-harness';

type Flaw = Parameters<TestPerson['token']>[0];

/** What every route for signed-in people promises about tokens (CT-A10, CT-A11). */
export function describeSignedInRoute(
  harness: () => GatewayHarness,
  route: { send(options: RequestOptions): Promise<Answer>; status: number },
): void {
  const { send, status } = route;
  const newToken = (flaw?: Flaw) => harness().newPerson().token(flaw);
  const seconds = (delta: number) => Math.floor(Date.now() / 1_000) + delta;

  it.each([
    ['authorization', 'Bearer'],
    ['authorization', 'bearer'],
    ['x-access-token', 'Bearer'],
  ])('takes a good token in %s: %s', async (header, scheme) => {
    expect((await send({ headers: { [header]: `${scheme} ${newToken()}` } })).statusCode).toBe(status);
  });

  it('answers invalid-token without a token', async () => {
    expectProblem(await send({}), 'invalid-token');
  });

  it.each([
    ['another scheme', () => `Basic ${Buffer.from('ann:secret').toString('base64')}`],
    ['no scheme', () => newToken()],
    ['a scheme only', () => 'Bearer'],
    ['two tokens', () => `Bearer ${newToken()} ${newToken()}`],
  ])('answers corrupted-token to %s', async (_what, header) => {
    expectProblem(await send({ headers: { authorization: header() } }), 'corrupted-token');
    expectProblem(await send({ headers: { 'x-access-token': header() } }), 'corrupted-token');
  });

  it('answers token-expired to a token that was good until a second ago', async () => {
    expectProblem(await send({ token: newToken({ claims: { exp: seconds(-1) } }) }), 'token-expired');
  });

  const withPublicKey = (text: string) => {
    const pem = createPublicKey(harness().secrets.accessTokenPrivateKey).export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', pem).update(text).digest('base64url');
  };
  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const flaws: [string, () => Flaw][] = [
    ['without a signature (alg none)', () => ({ header: { alg: 'none' }, signature: () => '' })],
    ['that claims to need no signature', () => ({ header: { alg: 'none' } })],
    ['signed HS256 with the public key', () => ({ header: { alg: 'HS256' }, signature: withPublicKey })],
    ['signed by another key under our key id', () => ({ signature: es256(otherKey) })],
    ['with a key id nobody knows', () => ({ header: { kid: 'unknown' } })],
    ['without a key id', () => ({ header: { kid: undefined } })],
    ['of another issuer', () => ({ claims: { iss: 'somebody' } })],
    ['for another audience', () => ({ claims: { aud: 'somebody' } })],
    ['that is not valid yet', () => ({ claims: { nbf: seconds(600) } })],
    ['of the type refresh', () => ({ claims: { type: 'refresh' } })],
    ['without a type', () => ({ claims: { type: undefined } })],
    ['without a session', () => ({ claims: { sid: undefined } })],
    ['with a session that is no id', () => ({ claims: { sid: '1 OR 1=1' } })],
    ['without a subject', () => ({ claims: { sub: undefined } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['issued in the future', () => ({ claims: { iat: seconds(600), exp: seconds(1_500) } })],
  ];
  it.each(flaws)('answers session-has-expired to a token %s', async (_what, flaw) => {
    expectProblem(await send({ token: newToken(flaw()) }), 'session-has-expired');
  });

  it.each([['garbage'], ['a.b.c'], ['..'], [`${'x'.repeat(5_000)}.y.z`]])(
    'answers session-has-expired to %.20s in place of a token',
    async (token) => {
      expectProblem(await send({ token }), 'session-has-expired');
    },
  );

  it('answers session-has-expired to a token whose claims were changed after signing', async () => {
    const [header, , signature] = newToken().split('.');
    const [, claims] = newToken().split('.');
    expectProblem(await send({ token: `${header}.${claims}.${signature}` }), 'session-has-expired');
  });

  it('answers session-has-expired to a good token of an ended session', async () => {
    harness().questions.on('CheckSession', () => ({ alive: false }));
    expectProblem(await send({ token: newToken() }), 'session-has-expired');
    harness().questions.on('CheckSession', () => ({ alive: true }));
  });

  it('answers session-has-expired to a token with the living session of somebody else', async () => {
    const person = harness().newPerson();
    harness().questions.on('CheckSession', ({ accountId }) => ({ alive: accountId === person.accountId }));
    const { sessionId: sid } = person;
    // Once before anybody has used the session, once while the gateway remembers it as alive.
    expectProblem(await send({ token: newToken({ claims: { sid } }) }), 'session-has-expired');
    expect((await send({ token: person.token() })).statusCode).toBe(status);
    expectProblem(await send({ token: newToken({ claims: { sid } }) }), 'session-has-expired');
    harness().questions.on('CheckSession', () => ({ alive: true }));
  });

  it('answers 503, and lets nobody in, while auth cannot say whether the session is alive', async () => {
    harness().questions.beAway('CheckSession');
    expectProblem(await send({ token: newToken() }), 'service-unavailable');
    harness().questions.on('CheckSession', () => ({ alive: true }));
  });

  it('asks auth for the session in the token, with the service token', async () => {
    const person = harness().newPerson();
    const answer = await send({ token: person.token() });
    expect(harness().questions.asked).toContainEqual({
      method: 'CheckSession',
      request: { sessionId: person.sessionId, accountId: person.accountId },
      actorId: undefined,
      authorization: `Bearer ${harness().secrets.serviceToken}`,
      correlationId: answer.headers['x-correlation-id'],
    });
  });

  it('writes no token to the log', async () => {
    const token = newToken();
    await send({ token });
    await send({ token: token.slice(0, -4) });
    expect(harness().log.join('')).not.toContain(token.split('.')[1]);
  });
}
