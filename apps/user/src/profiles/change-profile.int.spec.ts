import { randomUUID } from 'node:crypto';
import { ChangeProfile, ProfileChanged } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { commandsTo, newPerson, startFreshUser, type UserParts } from '../../test/user-harness';
import { ProfileStore } from '../storage/profile.store';

const rejected = { status: 'rejected', rejection: { code: 'user-not-found' } };

describe('changing a profile', () => {
  let user: UserParts;
  let commands: ReturnType<typeof commandsTo>;
  beforeAll(async () => {
    user = await startFreshUser();
    commands = commandsTo(user.harness);
  });
  afterAll(async () => {
    await commands.stop();
    await user.close();
  });

  type Changes = Parameters<typeof commands.send<typeof ChangeProfile>>[1]['changes'];
  const change = (accountId: string, changes: Changes, actorId = accountId) =>
    commands.send(ChangeProfile, { accountId, changes }, actorId);
  const profileOf = (accountId: string) => user.harness.service.app.get(ProfileStore).find(accountId);
  const told = (accountId: string) =>
    user.harness.published(ProfileChanged).filter(({ data }) => data.accountId === accountId);

  it('changes what is named, clears what is null, leaves the rest, and tells without telling what (CT-U37)', async () => {
    const { accountId } = await newPerson(user, { firstName: 'Ann', lastName: 'Lee', bio: 'Old' });
    expect(await change(accountId, { bio: 'Secret-canary', lastName: null, kind: 'fictional' })).toEqual({
      status: 'accepted',
      result: { accountId },
    });
    const { firstName, lastName, bio, kind } = (await profileOf(accountId))!;
    expect({ firstName, lastName, bio, kind }).toEqual({
      firstName: 'Ann',
      lastName: undefined,
      bio: 'Secret-canary',
      kind: 'fictional',
    });
    const [event, ...more] = told(accountId);
    expect([event!.data, event!.sequence, more]).toEqual([{ accountId }, 2, []]);
    expect(
      user.harness.broker
        .records('user.commands')
        .map(({ value }) => String(value))
        .join(),
    ).not.toContain('canary');
    expect(user.harness.log.join()).not.toContain('canary');
    keepSample(ProfileChanged, event);
  });

  it('switches the e-mail address on and off (CT-U40)', async () => {
    const { accountId } = await newPerson(user);
    expect((await profileOf(accountId))!.publicEmail).toBe(false);
    await change(accountId, { publicEmail: true });
    expect((await profileOf(accountId))!.publicEmail).toBe(true);
    await change(accountId, { publicEmail: false });
    expect((await profileOf(accountId))!.publicEmail).toBe(false);
  });

  it.each(['real', 'legal', 'fictional'] as const)('knows a person of the kind %s (GS-U02)', async (kind) => {
    const { accountId } = await newPerson(user);
    expect((await profileOf(accountId))!.kind).toBe('real');
    await change(accountId, { kind });
    expect((await profileOf(accountId))!.kind).toBe(kind);
  });

  it('loses nothing of two tabs that change different fields at the same moment', async () => {
    const { accountId } = await newPerson(user);
    const tabs = [
      { firstName: 'Ann' },
      { bio: 'Likes ledgers' },
      { title: 'Dr' },
      { twitter: '@ann' },
      { kind: 'legal' },
    ];
    const ends = await Promise.all(tabs.map((changes) => change(accountId, changes as Changes)));
    expect(ends.map(({ status }) => status)).toEqual(tabs.map(() => 'accepted'));
    expect(await profileOf(accountId)).toMatchObject(Object.assign({}, ...tabs) as object);
    expect(told(accountId).map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5, 6]);
  });

  it('is refused to anybody else, and for somebody who has no profile (BUG-CT-02)', async () => {
    const [victim, thief] = [await newPerson(user, { bio: 'Mine' }), await newPerson(user)];
    expect(await change(victim.accountId, { bio: 'Stolen' }, thief.accountId)).toEqual(rejected);
    expect((await profileOf(victim.accountId))!.bio).toBe('Mine');
    expect(await change(randomUUID(), { bio: 'Nobody' })).toEqual(rejected);
  });
});
