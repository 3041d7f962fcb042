import { randomUUID } from 'node:crypto';
import { EndOtherSessions, SessionEnded } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';

describe('ending all other sessions', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const endOthers = (keptSessionId: string, accountId: string, actor = accountId) =>
    auth.send(EndOtherSessions, { accountId, keptSessionId }, { actor: { type: 'account', id: actor } });

  it('ends them at once, and neither the one that asks nor those of others', async () => {
    const [person, neighbour] = [await auth.signedIn(), await auth.signedIn()];
    const others = [await opened(await auth.signIn(person)), await opened(await auth.signIn(person))];
    const end = await endOthers(person.sessionId, person.accountId);

    const ids = others.map(({ sessionId }) => sessionId);
    expect(end).toMatchObject({ status: 'accepted', result: { sessionIds: expect.arrayContaining(ids) as string[] } });
    for (const other of others) {
      expect(await auth.isAlive(other)).toBe(false);
      expect(await auth.refresh(other.refreshToken)).toEqual(rejectedWith('session-has-expired'));
      expect(auth.events(SessionEnded, other.sessionId)).toHaveLength(1);
    }
    for (const one of [person, neighbour]) expect(await auth.isAlive(one)).toBe(true);
  });

  it('is accepted when there is no other, and ends none', async () => {
    const { sessionId, accountId } = await auth.signedIn();
    expect(await endOthers(sessionId, accountId)).toEqual({ status: 'accepted', result: { sessionIds: [] } });
    expect(await auth.isAlive({ sessionId, accountId })).toBe(true);
  });

  it('is refused to anybody else, and from a session that is not theirs or has ended', async () => {
    const [person, thief] = [await auth.signedIn(), await auth.signedIn()];
    const elsewhere = await opened(await auth.signIn(person));
    await auth.endSession(elsewhere.sessionId, person.accountId);
    const attempts = [
      endOthers(person.sessionId, person.accountId, thief.accountId),
      endOthers(thief.sessionId, person.accountId),
      endOthers(elsewhere.sessionId, person.accountId),
      endOthers(randomUUID(), person.accountId),
    ];
    for (const attempt of attempts) expect(await attempt).toEqual(rejectedWith('session-has-expired'));
    for (const one of [person, thief]) expect(await auth.isAlive(one)).toBe(true);
  });

  it('leaves at least one when two sessions end each other at the same moment', async () => {
    const person = await auth.signedIn();
    const other = await opened(await auth.signIn(person));
    const ends = await auth.atOnce([person, other].map((one) => () => endOthers(one.sessionId, person.accountId)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected']);
    expect(await auth.sessionsOf(person.accountId)).toHaveLength(1);
  });
});
