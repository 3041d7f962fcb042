import { randomUUID } from 'node:crypto';
import { Connection } from 'mongoose';
import { ProfileCreated, sealedFields, AccountRegistered } from '@portfel/contracts';
import { CannotOpen } from '@portfel/messaging';
import { eventually, keepSample } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { registered, startFreshUser } from '../../test/user-harness';
import { ProfileStore } from '../storage/profile.store';

describe('a profile for each registered account', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  beforeEach(async () => ({ harness, close } = await startFreshUser()));
  afterEach(() => close());

  /** As their owners read them. */
  const profiles = async () => {
    const ids = await harness.service.app.get(Connection).model('profiles').find().lean<{ _id: string }[]>();
    return await Promise.all(ids.map(async ({ _id }) => (await harness.service.app.get(ProfileStore).find(_id))!));
  };
  const said = { firstName: 'Annabelle', lastName: 'Żółć', bio: 'Likes ledgers', publicEmail: true };

  it('is created once, and said once, however often the event is delivered', async () => {
    const accountId = randomUUID();
    const event = await registered(harness, accountId, said, 'Ann');
    await harness.deliver(event, event, event);
    harness.broker.redeliverAll();
    const consumer = 'user.create-profile-when-account-registered';
    await eventually(() =>
      expect(harness.endings({ consumer })).toEqual(['done', ...Array.from({ length: 5 }, () => 'repeated')]),
    );

    expect(await profiles()).toEqual([{ accountId, username: 'Ann', kind: 'real', ...said }]);
    const [created, ...more] = harness.published(ProfileCreated);
    expect(more).toEqual([]);
    expect(created).toMatchObject({ causation_id: event.id, producer: 'user', sequence: 1, data: { accountId } });
    keepSample(ProfileCreated, created);
  });

  it('is created for each of 30 people who register at once', async () => {
    const people = Array.from({ length: 30 }, () => randomUUID());
    await harness.deliver(...(await Promise.all(people.map((id) => registered(harness, id, { firstName: id })))));
    const found = await profiles();
    expect(found.map(({ accountId }) => accountId).sort()).toEqual([...people].sort());
    for (const { accountId, firstName } of found) expect(firstName).toBe(accountId);
    expect(harness.published(ProfileCreated)).toHaveLength(30);
  });

  it.each([
    ['hides the e-mail address of who chose nothing', {}, false],
    ['hides the e-mail address of who chose so', { publicEmail: false }, false],
    ['shows the e-mail address of who chose so', { publicEmail: true }, true],
  ])('%s', async (_title, profile, kept) => {
    await harness.deliver(await registered(harness, randomUUID(), profile));
    expect(await profiles()).toEqual([expect.objectContaining({ publicEmail: kept })]);
  });

  it('opens what nobody on the way could read', async () => {
    const accountId = randomUUID();
    const event = await registered(harness, accountId, said);
    const declaration = sealedFields(AccountRegistered.data).get('profile')!;
    const { profile } = (JSON.parse(event.value.toString()) as { data: { profile: string } }).data;
    for (const service of ['auth', 'wallet', 'notification', 'gateway']) {
      const opened = harness.sealerOf(service).open(declaration, accountId, profile);
      await expect(opened).rejects.toBeInstanceOf(CannotOpen);
    }
    await expect(harness.sealerOf('user').open(declaration, accountId, profile)).resolves.toEqual(said);

    await harness.deliver(event);
    expect(await profiles()).toEqual([expect.objectContaining(said)]);
    for (const text of [said.firstName, said.lastName, said.bio]) {
      expect(event.value.toString()).not.toContain(text);
      expect(JSON.stringify(harness.published(ProfileCreated))).not.toContain(text);
      expect(harness.log.join()).not.toContain(text);
    }
  });

  it('never takes the profile of another account for its own', async () => {
    const [victim, thief] = [randomUUID(), randomUUID()];
    const stolen = await registered(harness, victim, said);
    const moved = Buffer.from(stolen.value.toString().replace(victim, thief));
    expect(moved.equals(stolen.value)).toBe(false);
    await harness.broker.produce([{ ...stolen, key: thief, value: moved }]);

    const parked = await eventually(async () => {
      const [message, ...others] = await harness.parked();
      expect([message?.key, others]).toEqual([thief, []]);
      return message!;
    });
    expect(parked.reason).toBe('CannotOpen');
    expect(parked.value).toEqual(moved);
    expect(await profiles()).toEqual([]);
    expect(harness.published(ProfileCreated)).toEqual([]);
  });
});
