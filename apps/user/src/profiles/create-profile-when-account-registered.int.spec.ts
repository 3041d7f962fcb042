import { AccountRegistered } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { newRegistration, UserHarness } from '../../test/user-harness';

describe('creating profiles', () => {
  let harness: UserHarness;
  beforeAll(async () => (harness = await UserHarness.start()));
  afterAll(() => harness.close());

  it('stores what the person wrote, under the account id', async () => {
    const { accountId, username, profile } = await harness.registered();
    expect(await harness.profiles({ _id: accountId })).toEqual([
      { _id: accountId, username, ...profile, createdAt: expect.any(Date) as Date },
    ]);
  });

  it('stores a profile nobody wrote anything in, with nothing made public', async () => {
    const { accountId, username } = await harness.registered({ ...newRegistration(), profile: {} as never });
    expect(await harness.profiles({ _id: accountId })).toEqual([
      { _id: accountId, username, publicEmail: false, createdAt: expect.any(Date) as Date },
    ]);
  });

  it('creates one profile when the same event comes five times at once', async () => {
    const person = newRegistration();
    const event = await harness.auth.publishTimes(5, AccountRegistered, person);
    expect(await harness.log.handled(event.event_id, 5)).toEqual([
      'done',
      'repeated',
      'repeated',
      'repeated',
      'repeated',
    ]);
    expect(await harness.profiles({ username: person.username })).toHaveLength(1);
    expect(harness.created(person.accountId)).toHaveLength(1);
  });

  it('creates a profile for each of ten people who sign up at once', async () => {
    const people = Array.from({ length: 10 }, newRegistration);
    await Promise.all(people.map((person) => harness.auth.publish(AccountRegistered, person)));
    await eventually(() => people.forEach(({ accountId }) => expect(harness.created(accountId)).toHaveLength(1)), {
      withinMs: 20_000,
    });
    const stored = await harness.profiles({ _id: { $in: people.map(({ accountId }) => accountId) } });
    expect(stored.map(({ _id, bio }) => [_id, bio]).sort()).toEqual(
      people.map(({ accountId, profile }) => [accountId, profile.bio]).sort(),
    );
  });

  /** Waits for the dead letter, and sees that nothing else has come of it. */
  async function expectBuried(event: object, accountId: string) {
    await eventually(() => expect(harness.deadLetters()).toContain(JSON.stringify(event)));
    expect(harness.created(accountId)).toEqual([]);
    expect(await harness.profiles({ _id: accountId })).toEqual([]);
  }

  it('gives a username to one person, in any case', async () => {
    const { username } = await harness.registered();
    const second = { ...newRegistration(), username: username.toUpperCase() };
    await expectBuried(await harness.auth.publish(AccountRegistered, second), second.accountId);
  });

  it('opens no profile that was sealed to another service', async () => {
    const person = newRegistration();
    const misled = harness.authSealingTo('notification');
    await expectBuried(await misled.publish(AccountRegistered, person), person.accountId);
  });

  it('opens no profile that was sealed for another account', async () => {
    const { event } = await harness.registered();
    const thief = newRegistration();
    const stolen = {
      ...thief,
      profile: { text: event.data.profile as string, open: () => Promise.reject(new Error()) },
    };
    await expectBuried(await harness.auth.publish(AccountRegistered, stolen), thief.accountId);
  });
});
