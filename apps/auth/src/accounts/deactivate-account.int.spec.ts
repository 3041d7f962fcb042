import { randomUUID } from 'node:crypto';
import {
  AccountDeactivated,
  DeactivateAccount,
  PasswordResetRequested,
  ReactivateAccount,
  RequestPasswordReset,
  ResetPassword,
  SessionEnded,
  type Actor,
} from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { newAdmin } from '../../test/new-admin';

describe('deactivating an account (AT-S08)', () => {
  let auth: AuthHarness;
  let admin: Awaited<ReturnType<typeof newAdmin>>;
  beforeAll(async () => {
    auth = await AuthHarness.start();
    admin = await newAdmin(auth);
  });
  afterAll(() => auth?.close());

  const deactivate = (accountId: string, actor: Actor = admin.actor) =>
    auth.send(DeactivateAccount, { accountId }, { actor });

  it('ends every session at once, and says which', async () => {
    const [person, neighbour] = [await auth.signedIn(), await auth.signedIn()];
    const sessions = [person, await opened(await auth.signIn(person))];
    const end = await deactivate(person.accountId);
    const ids = sessions.map(({ sessionId }) => sessionId).sort();
    expect(end.status === 'accepted' && [...end.result.sessionIds].sort()).toEqual(ids);
    for (const { sessionId, refreshToken } of sessions) {
      expect(await auth.isAlive({ sessionId, accountId: person.accountId })).toBe(false);
      expect(await auth.refresh(refreshToken)).toEqual(rejectedWith('session-has-expired'));
      expect(auth.events(SessionEnded, sessionId).map(({ data }) => data.reason)).toEqual(['account-deactivated']);
    }
    expect(await auth.isAlive(neighbour)).toBe(true);
  });

  it('lets nobody sign in, and tells the owner of the password only', async () => {
    const person = await auth.confirmed();
    await deactivate(person.accountId);
    expect(await auth.signIn(person)).toEqual(rejectedWith('account-deactivated'));
    expect(await auth.signIn({ ...person, password: 'Wrong-horse-1' })).toEqual(rejectedWith('wrong-credentials'));
    const unconfirmed = await auth.unconfirmed();
    await deactivate(unconfirmed.accountId);
    expect(await auth.signIn(unconfirmed)).toEqual(rejectedWith('account-deactivated'));
  });

  it('is not undone by a new password', async () => {
    const person = await auth.confirmed();
    await deactivate(person.accountId);
    const requestId = randomUUID();
    await auth.send(RequestPasswordReset, { requestId, email: person.email }, { commandId: requestId });
    const token = await auth.mailedToken(person.accountId, PasswordResetRequested);
    const password = 'Another-horse-2';
    await auth.send(ResetPassword, { resetId: randomUUID(), token, newPassword: password });
    expect(await auth.signIn({ ...person, password })).toEqual(rejectedWith('account-deactivated'));
    expect(await auth.sessionsOf(person.accountId)).toEqual([]);
  });

  it('lets nobody be found by their name, until the account is opened again', async () => {
    const person = await auth.confirmed();
    const questions = auth.questions();
    const find = () => questions.ask('FindPerson', { username: person.username }, { correlationId: 'spec' });
    await deactivate(person.accountId);
    await expect(find()).rejects.toMatchObject({ code: 'user-not-found' });
    await auth.send(ReactivateAccount, { accountId: person.accountId }, { actor: admin.actor });
    expect((await find()).accountId).toBe(person.accountId);
    questions.close();
  });

  it('leaves no session to who signs in at the same moment', async () => {
    const twin = await AuthHarness.start({ besides: auth });
    for (let round = 0; round < 10; round += 1) {
      const person = await auth.confirmed();
      await Promise.all([twin.signIn(person), deactivate(person.accountId)]);
      expect(await auth.sessionsOf(person.accountId)).toEqual([]);
    }
    await twin.close();
  });

  it('has one effect, and one event without anything personal in it', async () => {
    const person = await auth.signedIn();
    await deactivate(person.accountId);
    expect(await deactivate(person.accountId)).toEqual({ status: 'accepted', result: { sessionIds: [] } });
    const [event, ...others] = auth.events(AccountDeactivated, person.accountId);
    expect([event!.data, others]).toEqual([{ accountId: person.accountId }, []]);
    keepSample(AccountDeactivated, event);
  });

  it('is for admins who are not shut out themselves', async () => {
    const [person, second] = [await auth.signedIn(), await newAdmin(auth)];
    await deactivate(second.accountId);
    for (const actor of [second.actor, { type: 'account', id: person.accountId }, { type: 'visitor' }] as Actor[]) {
      for (const accountId of [person.accountId, second.accountId, randomUUID()]) {
        expect(await deactivate(accountId, actor)).toEqual(rejectedWith('role-required'));
      }
    }
    expect(await auth.isAlive(person)).toBe(true);
  });

  it('knows no such user, and leaves one admin', async () => {
    expect(await deactivate(randomUUID())).toEqual(rejectedWith('user-not-found'));
    expect(await deactivate(admin.accountId)).toEqual(rejectedWith('last-admin'));
  });
});
