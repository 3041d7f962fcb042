import { randomUUID } from 'node:crypto';
import { AuthHarness, opened } from '../../test/auth-harness';

describe('listing sessions', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { SESSION_HOURS: '2' } });
  });
  afterAll(() => auth?.close());

  it('shows those that are alive, latest used first, with their times', async () => {
    const person = await auth.signedIn();
    const openedAt = auth.clock.now().toISOString();
    auth.clock.advance(60_000);
    const phone = await opened(await auth.signIn({ ...person, device: 'Safari on iOS' }));
    const phoneAt = auth.clock.now().toISOString();
    auth.clock.advance(60_000);
    await opened(await auth.refresh(person.refreshToken));

    expect(await auth.sessionsOf(person.accountId)).toEqual([
      { sessionId: person.sessionId, openedAt, lastUsedAt: auth.clock.now().toISOString(), device: undefined },
      { sessionId: phone.sessionId, openedAt: phoneAt, lastUsedAt: phoneAt, device: 'Safari on iOS' },
    ]);
  });

  it('shows none that has ended or expired', async () => {
    const person = await auth.signedIn();
    const ended = await opened(await auth.signIn(person));
    await auth.endSession(ended.sessionId, ended.accountId);
    expect((await auth.sessionsOf(person.accountId)).map(({ sessionId }) => sessionId)).toEqual([person.sessionId]);
    auth.clock.advance(2 * 60 * 60 * 1_000);
    expect(await auth.sessionsOf(person.accountId)).toEqual([]);
  });

  it('shows them to their owner only (PF-U04)', async () => {
    const [owner, other] = [await auth.signedIn(), await auth.signedIn()];
    const client = auth.questions();
    for (const actorId of [other.accountId, undefined, randomUUID()]) {
      const asked = client.ask(
        'ListSessions',
        { accountId: owner.accountId },
        { correlationId: randomUUID(), actorId },
      );
      await expect(asked).rejects.toMatchObject({ code: 'user-not-found' });
    }
    client.close();
  });
});
