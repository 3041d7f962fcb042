import { ChangeUsername, UsernameChanged } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor, opened, rejectedWith } from '../../test/auth-harness';

const ROUNDS = 10;

describe('changing the username', () => {
  let auth: AuthHarness;
  /** A second process of the same service on the same database. */
  let twin: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
    twin = await AuthHarness.start({ besides: auth });
  });
  afterAll(async () => {
    await twin?.close();
    await auth?.close();
  });

  const change = (accountId: string, username: string, { actor = accountId, at = auth } = {}) =>
    at.send(ChangeUsername, { accountId, username }, { actor: { type: 'account', id: actor } });
  const newName = () => newVisitor().username;
  const nameOf = async (accountId: string) =>
    (await auth.sql('SELECT username FROM account WHERE id = $1', [accountId]))[0]!.username;

  it('gives the new name to tokens and answers, and tells it in its place of the history', async () => {
    const person = await auth.signedIn();
    const username = newName();
    expect(await change(person.accountId, username)).toEqual({
      status: 'accepted',
      result: { accountId: person.accountId, username },
    });
    expect((await opened(await auth.refresh(person.refreshToken))).username).toBe(username);
    const [told, ...more] = auth.events(UsernameChanged, person.accountId);
    expect([told!.data, told!.sequence, more]).toEqual([{ accountId: person.accountId, username }, 3, []]);
    keepSample(UsernameChanged, told);

    await change(person.accountId, username.toUpperCase());
    expect(await nameOf(person.accountId)).toBe(username.toUpperCase());
    expect(auth.events(UsernameChanged, person.accountId).map(({ sequence }) => sequence)).toEqual([3, 4]);
  });

  it('changes nothing and tells nobody when it is the name there is', async () => {
    const person = await auth.confirmed();
    expect(await change(person.accountId, person.username)).toMatchObject({ status: 'accepted' });
    expect(auth.events(UsernameChanged, person.accountId)).toEqual([]);
  });

  it.each([
    ['as they write it', (name: string) => name],
    ['in another case', (name: string) => name.toUpperCase()],
  ])('is refused with the name of somebody else, %s (CT-U38)', async (_how, written) => {
    const [person, other] = [await auth.confirmed(), await auth.confirmed()];
    expect(await change(person.accountId, written(other.username))).toEqual(rejectedWith('username-taken'));
    expect(await nameOf(person.accountId)).toBe(person.username);
    expect(auth.events(UsernameChanged, person.accountId)).toEqual([]);
  });

  it('gives a name to exactly one of two who ask at the same moment, and the other keeps theirs', async () => {
    const people = [await auth.confirmed(), await auth.confirmed()] as const;
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanted = newName();
      const before = await Promise.all(people.map(({ accountId }) => nameOf(accountId)));
      const ends = await Promise.all([
        change(people[0].accountId, wanted),
        change(people[1].accountId, wanted.toUpperCase(), { at: twin }),
      ]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected']);
      expect(ends).toContainEqual(rejectedWith('username-taken'));
      const loser = ends.findIndex(({ status }) => status === 'rejected');
      expect(await nameOf(people[loser]!.accountId)).toBe(before[loser]);
    }
  });

  it('lets two people who want each other’s name wait for each other, and never share one', async () => {
    const [ann, bob] = [await auth.confirmed(), await auth.confirmed()];
    for (let round = 0; round < ROUNDS; round += 1) {
      const names = [await nameOf(ann.accountId), await nameOf(bob.accountId)] as [string, string];
      await Promise.all([change(ann.accountId, names[1]), change(bob.accountId, names[0], { at: twin })]);
      expect([await nameOf(ann.accountId), await nameOf(bob.accountId)].sort()).toEqual([...names].sort());
    }
  });

  it('keeps the numbers of an account without a hole when several tabs change it at once', async () => {
    const { accountId } = await auth.confirmed();
    const names = Array.from({ length: 5 }, newName);
    const ends = await auth.atOnce(names.map((name) => () => change(accountId, name)));
    expect(ends.map(({ status }) => status)).toEqual(names.map(() => 'accepted'));
    const told = auth.events(UsernameChanged, accountId);
    expect(told.map(({ sequence }) => sequence)).toEqual([3, 4, 5, 6, 7]);
    expect(told.at(-1)!.data.username).toBe(await nameOf(accountId));
  });

  it('is refused to anybody else', async () => {
    const [person, thief] = [await auth.confirmed(), await auth.confirmed()];
    const stolen = await change(person.accountId, newName(), { actor: thief.accountId });
    expect(stolen).toEqual(rejectedWith('session-has-expired'));
    expect(await nameOf(person.accountId)).toBe(person.username);
  });
});

describe('who goes by a username', () => {
  let auth: AuthHarness;
  beforeAll(async () => (auth = await AuthHarness.start()));
  afterAll(() => auth?.close());

  it('is told to services in any case, without what is private; of the unconfirmed nothing', async () => {
    const [person, unconfirmed] = [await auth.confirmed(), await auth.unconfirmed()];
    const questions = auth.questions();
    const find = (username: string) => questions.ask('FindPerson', { username }, { correlationId: 'spec' });
    const { accountId, username } = person;
    const createdAt = auth.clock.now().toISOString();
    expect(await find(username.toUpperCase())).toEqual({ accountId, username, createdAt });
    for (const nobody of [unconfirmed.username, newVisitor().username, '', '%']) {
      await expect(find(nobody)).rejects.toMatchObject({ code: 'user-not-found' });
    }
    const email = (id: string) => questions.ask('GetEmail', { accountId: id }, { correlationId: 'spec' });
    expect(await email(accountId)).toEqual({ email: person.email });
    await expect(email(unconfirmed.accountId)).rejects.toMatchObject({ code: 'user-not-found' });
    questions.close();
  });
});
