import { randomUUID } from 'node:crypto';
import { AccountReactivated, DeactivateAccount, ReactivateAccount, type Actor } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, rejectedWith } from '../../test/auth-harness';
import { newAdmin } from '../../test/new-admin';

describe('reactivating an account', () => {
  let auth: AuthHarness;
  let admin: Awaited<ReturnType<typeof newAdmin>>;
  beforeAll(async () => {
    auth = await AuthHarness.start();
    admin = await newAdmin(auth);
  });
  afterAll(() => auth?.close());

  const reactivate = (accountId: string, actor: Actor = admin.actor) =>
    auth.send(ReactivateAccount, { accountId }, { actor });
  const deactivated = async () => {
    const person = await auth.signedIn();
    await auth.send(DeactivateAccount, { accountId: person.accountId }, { actor: admin.actor });
    return person;
  };

  it('lets the person sign in again, and leaves the old sessions ended', async () => {
    const person = await deactivated();
    expect(await reactivate(person.accountId)).toEqual({ status: 'accepted', result: {} });
    expect(await auth.isAlive(person)).toBe(false);
    expect((await auth.signIn(person)).status).toBe('accepted');
  });

  it('is told once: an account that is not deactivated stays as it is', async () => {
    const person = await deactivated();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await reactivate(person.accountId)).toEqual({ status: 'accepted', result: {} });
    }
    const [event, ...others] = auth.events(AccountReactivated, person.accountId);
    expect([event!.data, others]).toEqual([{ accountId: person.accountId }, []]);
    keepSample(AccountReactivated, event);
  });

  it('is for admins, who cannot do it for themselves', async () => {
    const [person, second] = [await deactivated(), await newAdmin(auth)];
    await auth.send(DeactivateAccount, { accountId: second.accountId }, { actor: admin.actor });
    for (const actor of [second.actor, { type: 'account', id: person.accountId }, { type: 'visitor' }] as Actor[]) {
      for (const accountId of [person.accountId, second.accountId, randomUUID()]) {
        expect(await reactivate(accountId, actor)).toEqual(rejectedWith('role-required'));
      }
    }
    expect(await auth.signIn(person)).toEqual(rejectedWith('account-deactivated'));
  });

  it('knows no such user', async () => {
    expect(await reactivate(randomUUID())).toEqual(rejectedWith('user-not-found'));
  });
});
