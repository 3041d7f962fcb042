import { Connection } from 'mongoose';
import sharp from 'sharp';
import { SetPhoto } from '@portfel/contracts';
import { randomUUID } from 'node:crypto';
import {
  commandsTo,
  dumpOf,
  inOneWork,
  newPerson,
  questionsTo,
  startFreshUser,
  type UserParts,
} from '../../test/user-harness';
import { DataKeyStore } from './data-key.store';
import { ProfileStore } from './profile.store';

const written = {
  firstName: 'Annabelle',
  lastName: 'Kowalska-Żółć',
  twitter: 'annabelle_k',
  linkedIn: 'https://linkedin.example/annabelle',
  personalWebsite: 'https://annabelle.example',
  title: 'Keeper of ledgers',
  bio: 'Likes double entries',
};
const encodings = ['utf8', 'latin1', 'base64', 'base64url', 'hex'] as const;

/** How a text may stand somewhere without anybody having hidden it. */
const formsOf = (text: string) => encodings.map((encoding) => Buffer.from(text).toString(encoding).replace(/=+$/, ''));

describe('what is stored of a person', () => {
  let user: UserParts;
  beforeEach(async () => (user = await startFreshUser()));
  afterEach(() => user.close());

  const get = <T>(token: abstract new (...args: never[]) => T) => user.harness.service.app.get<T>(token);
  const collection = (name: string) => user.harness.service.app.get(Connection).db!.collection<{ _id: string }>(name);

  it('is readable for nobody who has the database only (PF-U05)', async () => {
    const { accountId, username } = await newPerson(user, written);
    const dump = await dumpOf(user);
    // The search finds what is there to be found.
    expect(dump).toContain(username);
    for (const text of Object.values(written)) for (const form of formsOf(text)) expect(dump).not.toContain(form);
    expect(await get(ProfileStore).find(accountId)).toMatchObject(written);
  });

  it('is under a key of each person’s own, which opens only in its own place', async () => {
    const [ann, bob] = [await newPerson(user, written), await newPerson(user, written)];
    const keys = await Promise.all([ann, bob].map(({ accountId }) => get(DataKeyStore).find(accountId)));
    const note = keys[0]!.encrypt('note.text.1', 'mine');
    expect(() => keys[1]!.decrypt('note.text.1', note)).toThrow();

    const stolen = await collection('profiles').findOne({ _id: ann.accountId });
    const { firstName } = stolen as unknown as { firstName: object };
    await collection('profiles').updateOne({ _id: ann.accountId }, { $set: { lastName: firstName } });
    await expect(get(ProfileStore).find(ann.accountId)).rejects.toThrow();

    const key = await collection('data_keys').findOne({ _id: ann.accountId });
    const { wrappedKey } = key as unknown as { wrappedKey: object };
    await collection('data_keys').updateOne({ _id: bob.accountId }, { $set: { wrappedKey } });
    await expect(get(DataKeyStore).find(bob.accountId)).rejects.toThrow();
  });

  it('is gone when the person is erased: profile, photo and key, so that a back-up is of no use either', async () => {
    const { harness } = user;
    const [ann, bob] = [await newPerson(user, written), await newPerson(user, written)];
    const questions = questionsTo(harness);
    const commands = commandsTo(harness);
    const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    for (const { accountId } of [ann, bob]) {
      const uploadId = randomUUID();
      await questions.ask('StagePhoto', { accountId, uploadId, picture }, { correlationId: 's', actorId: accountId });
      await commands.send(SetPhoto, { accountId, uploadId }, accountId);
    }
    const backUp = await collection('profiles').findOne({ _id: ann.accountId });

    await inOneWork(harness, (uow) => get(ProfileStore).erase(uow, ann.accountId));
    expect(await get(ProfileStore).find(ann.accountId)).toBeUndefined();
    expect(await get(DataKeyStore).find(ann.accountId)).toBeUndefined();
    const { picture: shown } = await questions.ask(
      'GetPhoto',
      { username: ann.username, size: 'large', knownVersions: [] },
      { correlationId: 's' },
    );
    expect(Buffer.from(shown).toString()).toContain('<svg');

    await collection('profiles').insertOne(backUp!);
    expect(await get(ProfileStore).find(ann.accountId)).toBeUndefined();
    expect(await get(ProfileStore).find(bob.accountId)).toMatchObject(written);
    questions.close();
    await commands.stop();
  });
});
