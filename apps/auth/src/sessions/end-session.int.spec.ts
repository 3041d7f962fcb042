import { randomUUID } from 'node:crypto';
import { EndSession, SessionEnded } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';

describe('ending a session', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  it('ends it at once, and only it', async () => {
    const person = await auth.signedIn();
    const elsewhere = await opened(await auth.signIn(person));
    expect(await auth.isAlive(person)).toBe(true);

    const { sessionId, accountId } = person;
    expect(await auth.endSession(sessionId, accountId)).toEqual({ status: 'accepted', result: { sessionId } });
    expect(await auth.isAlive(person)).toBe(false);
    expect(await auth.isAlive(elsewhere)).toBe(true);
    const events = auth.events(SessionEnded, sessionId);
    expect(events.map(({ data }) => data)).toEqual([{ sessionId, accountId, reason: 'signed-out' }]);
    keepSample(SessionEnded, events[0]);
  });

  it('leaves a session of somebody else alone', async () => {
    const [owner, other] = [await auth.signedIn(), await auth.signedIn()];
    expect(await auth.endSession(owner.sessionId, other.accountId)).toEqual(rejectedWith('session-has-expired'));
    expect(await auth.send(EndSession, { sessionId: owner.sessionId })).toEqual(rejectedWith('session-has-expired'));
    expect(await auth.isAlive(owner)).toBe(true);
    expect(auth.events(SessionEnded, owner.sessionId)).toEqual([]);
  });

  it('accepts ending it twice, with one event', async () => {
    const { sessionId, accountId } = await auth.signedIn();
    const accepted = { status: 'accepted', result: { sessionId } };
    expect(await auth.endSession(sessionId, accountId)).toEqual(accepted);
    const ended = await auth.sql('SELECT ended_at FROM session WHERE id = $1', [sessionId]);
    auth.clock.advance(1_000);
    expect(await auth.endSession(sessionId, accountId)).toEqual(accepted);
    expect(await auth.sql('SELECT ended_at FROM session WHERE id = $1', [sessionId])).toEqual(ended);
    expect(auth.events(SessionEnded, sessionId)).toHaveLength(1);
  });

  it('accepts ending it from several tabs at the same moment, with one event', async () => {
    const { sessionId, accountId } = await auth.signedIn();
    const ends = await auth.atOnce(Array.from({ length: 5 }, () => () => auth.endSession(sessionId, accountId)));
    expect(ends).toEqual(Array.from({ length: 5 }, () => ({ status: 'accepted', result: { sessionId } })));
    expect(auth.events(SessionEnded, sessionId)).toHaveLength(1);
  });

  it('knows no session that never was', async () => {
    const { accountId } = await auth.signedIn();
    expect(await auth.endSession(randomUUID(), accountId)).toEqual(rejectedWith('session-has-expired'));
  });
});
