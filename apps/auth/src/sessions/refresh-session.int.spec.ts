import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { SessionEnded } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { ROTATION_GRACE_MS } from '../domain/decide-refresh';

const SESSION_HOURS = 2;
const SESSION_MS = SESSION_HOURS * 60 * 60 * 1_000;

describe('refreshing a session', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { SESSION_HOURS: String(SESSION_HOURS) } });
  });
  afterAll(() => auth?.close());

  const refreshed = async (refreshToken: string) => await opened(await auth.refresh(refreshToken));

  it('gives a new refresh token and a new access token of the same session', async () => {
    const person = await auth.signedIn();
    auth.clock.advance(60_000);
    const next = await refreshed(person.refreshToken);
    expect(next).toMatchObject({ accountId: person.accountId, sessionId: person.sessionId, email: person.email });
    expect(next.refreshToken).not.toBe(person.refreshToken);
    expect(decodeJwt(next.accessToken)).toMatchObject({
      sub: person.accountId,
      sid: person.sessionId,
      iat: Math.floor(auth.clock.now().getTime() / 1_000),
    });
    auth.clock.advance(ROTATION_GRACE_MS * 2);
    expect((await refreshed(next.refreshToken)).refreshToken).not.toBe(next.refreshToken);
  });

  it('gives the bearer of the previous token the same current one, until the grace ends', async () => {
    const { refreshToken, sessionId, accountId } = await auth.signedIn();
    const next = await refreshed(refreshToken);
    auth.clock.advance(ROTATION_GRACE_MS - 1);
    expect((await refreshed(refreshToken)).refreshToken).toBe(next.refreshToken);
    expect((await refreshed(refreshToken)).refreshToken).toBe(next.refreshToken);
    expect(auth.events(SessionEnded, sessionId)).toEqual([]);
    expect(await auth.isAlive({ sessionId, accountId })).toBe(true);
  });

  it('gives many tabs that refresh at the same moment one current token', async () => {
    const { refreshToken } = await auth.signedIn();
    const ends = await auth.atOnce(Array.from({ length: 50 }, () => () => auth.refresh(refreshToken)));
    const tokens = await Promise.all(ends.map(async (end) => (await opened(end)).refreshToken));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(refreshToken);
  });

  it('ends the session when the previous token comes after the grace', async () => {
    const { refreshToken, sessionId, accountId } = await auth.signedIn();
    const next = await refreshed(refreshToken);
    auth.clock.advance(ROTATION_GRACE_MS);
    expect(await auth.refresh(refreshToken)).toEqual(rejectedWith('invalid-token'));
    expect(await auth.isAlive({ sessionId, accountId })).toBe(false);
    expect(auth.events(SessionEnded, sessionId).map(({ data }) => data)).toEqual([
      { sessionId, accountId, reason: 'refresh-token-reused' },
    ]);

    // Whoever of the two is the thief: the token in force is worth nothing either.
    expect(await auth.refresh(next.refreshToken)).toEqual(rejectedWith('session-has-expired'));
    expect(await auth.refresh(refreshToken)).toEqual(rejectedWith('session-has-expired'));
    expect(auth.events(SessionEnded, sessionId)).toHaveLength(1);
  });

  it('ends the session when a token two rotations old comes, also within the grace', async () => {
    const { refreshToken, sessionId, accountId } = await auth.signedIn();
    await refreshed((await refreshed(refreshToken)).refreshToken);
    expect(await auth.refresh(refreshToken)).toEqual(rejectedWith('invalid-token'));
    expect(await auth.isAlive({ sessionId, accountId })).toBe(false);
  });

  it('lives SESSION_HOURS from each refresh on, and not a moment longer', async () => {
    const { refreshToken, sessionId, accountId } = await auth.signedIn();
    auth.clock.advance(SESSION_MS - 1);
    const next = await refreshed(refreshToken);
    auth.clock.advance(SESSION_MS - 1);
    const last = await refreshed(next.refreshToken);
    expect(await auth.isAlive({ sessionId, accountId })).toBe(true);

    auth.clock.advance(SESSION_MS);
    expect(await auth.isAlive({ sessionId, accountId })).toBe(false);
    expect(await auth.refresh(last.refreshToken)).toEqual(rejectedWith('session-has-expired'));
    expect(auth.events(SessionEnded, sessionId)).toEqual([]);
  });

  it('refreshes no session that was ended', async () => {
    const { refreshToken, sessionId, accountId } = await auth.signedIn();
    await auth.endSession(sessionId, accountId);
    expect(await auth.refresh(refreshToken)).toEqual(rejectedWith('session-has-expired'));
  });

  it('refreshes no session that never was, and none with the token of another', async () => {
    expect(await auth.refresh(`${randomUUID()}.token`)).toEqual(rejectedWith('session-has-expired'));
    const [one, two] = [await auth.signedIn(), await auth.signedIn()];
    const mixed = `${one.sessionId}.${two.refreshToken.split('.')[1]}`;
    expect(await auth.refresh(mixed)).toEqual(rejectedWith('invalid-token'));
    for (const person of [one, two]) expect(await auth.isAlive(person)).toBe(true);
  });

  it('refuses an invented token, and leaves the session to its owner', async () => {
    const person = await auth.signedIn();
    const next = await refreshed(person.refreshToken);
    expect(await auth.refresh(`${person.sessionId}.invented`)).toEqual(rejectedWith('invalid-token'));
    expect(await auth.isAlive(person)).toBe(true);
    expect(auth.events(SessionEnded, person.sessionId)).toEqual([]);
    await refreshed(next.refreshToken);
  });

  it('knows every token the session ever had, and forgets them with it', async () => {
    const person = await auth.signedIn();
    let current = person.refreshToken;
    for (let rotation = 0; rotation < 6; rotation += 1) {
      current = (await refreshed(current)).refreshToken;
      auth.clock.advance(ROTATION_GRACE_MS);
    }
    const spent = () => auth.sql('SELECT 1 FROM spent_refresh_token WHERE session_id = $1', [person.sessionId]);
    expect(await spent()).toHaveLength(5);
    expect(await auth.refresh(person.refreshToken)).toEqual(rejectedWith('invalid-token'));
    expect(await auth.isAlive(person)).toBe(false);
    expect(await spent()).toEqual([]);
  });
});
