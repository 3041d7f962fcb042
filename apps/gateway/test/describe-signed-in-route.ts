import type { TestPerson } from './access-token';
import { expectProblem, type Answer, type GatewayHarness, type RequestOptions } from './gateway-harness';

type Flaw = Parameters<TestPerson['token']>[0];

/** What a route for signed-in people promises about tokens (CT-A10); forged ones are in access-token.guard.route.spec.ts. */
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
