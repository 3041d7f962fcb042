import { randomUUID } from 'node:crypto';
import { AccountClosed, UsernameChanged } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { registered, startFreshUser, type UserParts } from '../../test/user-harness';
import { ProfileStore } from '../storage/profile.store';

describe('the copy of a username', () => {
  let user: UserParts;
  beforeEach(async () => (user = await startFreshUser()));
  afterEach(() => user.close());

  const nameOf = async (accountId: string) => (await store().find(accountId))?.username;
  const store = () => user.harness.service.app.get(ProfileStore);
  /** The n-th event in the history of the account. */
  const renamed = (accountId: string, username: string, sequence: number) =>
    user.harness.message(UsernameChanged, { accountId, username }, sequence);
  const newPerson = async (username: string) => {
    const accountId = randomUUID();
    await user.harness.deliver(await registered(user.harness, accountId, {}, username));
    return accountId;
  };

  it('follows what auth decided, once, however often it is told', async () => {
    const accountId = await newPerson('ann');
    const [second, third] = [await renamed(accountId, 'beth', 2), await renamed(accountId, 'cleo', 3)];
    await user.harness.deliver(second, third);
    user.harness.broker.redeliverAll();
    await eventually(async () => expect(await nameOf(accountId)).toBe('cleo'));
  });

  it('waits for the change before it, and never goes back to an older name', async () => {
    const accountId = await newPerson('ann');
    await user.harness.broker.produce([await renamed(accountId, 'cleo', 3)]);
    await eventually(async () => expect(await user.harness.parked()).not.toEqual([]));
    expect(await nameOf(accountId)).toBe('ann');
    await user.harness.deliver(await renamed(accountId, 'beth', 2));
    await eventually(async () => expect(await nameOf(accountId)).toBe('cleo'));
  });

  it('is right in the end when a name is taken over before the news that it is free', async () => {
    const [ann, bob] = [await newPerson('ann'), await newPerson('bob')];
    await user.harness.deliver(await renamed(bob, 'ann', 2));
    await user.harness.deliver(await renamed(ann, 'bob', 2));
    expect([await nameOf(ann), await nameOf(bob)]).toEqual(['bob', 'ann']);
  });

  it('is of no concern once the account is closed', async () => {
    const accountId = await newPerson('ann');
    const late = await renamed(accountId, 'beth', 2);
    await user.harness.deliver(late, await user.harness.message(AccountClosed, { accountId }, 3));
    user.harness.broker.redeliverAll();
    await user.harness.deliver(await renamed(accountId, 'cleo', 2));
    expect([await nameOf(accountId), await user.harness.parked()]).toEqual([undefined, []]);
  });
});
