import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { ProfileChanged, RemovePhoto, SetPhoto, type UserQueryService } from '@portfel/contracts';
import type { QuestionClient } from '@portfel/platform';
import { commandsTo, dumpOf, newPerson, questionsTo, startFreshUser, type UserParts } from '../../test/user-harness';
import { UploadSweeper } from './upload-sweeper';

const HOUR = 60 * 60_000;
const rejectedWith = (code: string) => ({ status: 'rejected', rejection: { code } });
const pictureOf = (background: string) =>
  sharp({ create: { width: 120, height: 80, channels: 3, background } })
    .png()
    .toBuffer();

describe('a photo', () => {
  let user: UserParts;
  let commands: ReturnType<typeof commandsTo>;
  let questions: QuestionClient<UserQueryService>;
  let now = Date.parse('2026-03-01T12:00:00.000Z');
  beforeEach(async () => {
    user = await startFreshUser({ clock: () => new Date(now) });
    commands = commandsTo(user.harness);
    questions = questionsTo(user.harness);
  });
  afterEach(async () => {
    questions.close();
    await commands.stop();
    await user.close();
  });

  const asked = (actorId?: string) => ({ correlationId: 'spec', actorId });
  async function stage(accountId: string, picture: Buffer, { actorId = accountId, uploadId = randomUUID() } = {}) {
    await questions.ask('StagePhoto', { accountId, uploadId, picture }, asked(actorId));
    return uploadId;
  }
  const set = (accountId: string, uploadId: string, actorId = accountId) =>
    commands.send(SetPhoto, { accountId, uploadId }, actorId);
  const shown = (username: string, size = 'large', knownVersions: string[] = []) =>
    questions.ask('GetPhoto', { username, size, knownVersions }, asked());
  const colourOf = async (picture: Uint8Array) => (await sharp(picture).stats()).dominant;
  const files = () => readdir(user.photoFolder).catch(() => []);
  const sweep = () => user.harness.service.app.get(UploadSweeper).sweep();

  it('is what was sent last, in two sizes, and no more than one is kept (CT-U41)', async () => {
    const { accountId, username } = await newPerson(user);
    await set(accountId, await stage(accountId, await pictureOf('red')));
    expect(await set(accountId, await stage(accountId, await pictureOf('blue')))).toMatchObject({ status: 'accepted' });
    const { picture, contentType } = await shown(username);
    expect(contentType).toBe('image/webp');
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 512 });
    expect((await colourOf(picture)).b).toBeGreaterThan(200);
    expect(await sharp((await shown(username, 'small')).picture).metadata()).toMatchObject({ width: 96 });

    now += HOUR + 1;
    await sweep();
    expect(await files()).toHaveLength(2);
    expect((await colourOf((await shown(username)).picture)).b).toBeGreaterThan(200);
  });

  it('is one of two that are sent at the same moment, whole', async () => {
    const { accountId, username } = await newPerson(user);
    const uploads = await Promise.all(
      ['red', 'blue', 'lime'].map(async (colour) => stage(accountId, await pictureOf(colour))),
    );
    const ends = await Promise.all(uploads.map((uploadId) => set(accountId, uploadId)));
    expect(ends.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    now += HOUR + 1;
    await sweep();
    expect(await files()).toHaveLength(2);
    const [large, small] = [await shown(username), await shown(username, 'small')];
    expect(large.version.replace('large', 'small')).toBe(small.version);
    expect(await colourOf(large.picture)).toEqual(await colourOf(small.picture));
    expect(user.harness.published(ProfileChanged).map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  it('is removed, and the default picture is shown again (CT-U43)', async () => {
    const { accountId, username } = await newPerson(user);
    const before = await shown(username);
    expect([before.contentType, Buffer.from(before.picture).toString()]).toEqual([
      'image/svg+xml',
      expect.stringContaining('<svg'),
    ]);
    await set(accountId, await stage(accountId, await pictureOf('red')));
    expect(await commands.send(RemovePhoto, { accountId }, accountId)).toMatchObject({ status: 'accepted' });
    expect(await shown(username)).toEqual(before);
    now += HOUR + 1;
    await sweep();
    expect(await files()).toEqual([]);
  });

  it('is not sent again to who has it', async () => {
    const { accountId, username } = await newPerson(user);
    const { version: none } = await shown(username);
    expect(await shown(username, 'large', ['other', none])).toMatchObject({ version: none, picture: Buffer.alloc(0) });
    await set(accountId, await stage(accountId, await pictureOf('red')));
    const { version, picture } = await shown(username, 'large', [none]);
    expect(picture.byteLength).toBeGreaterThan(0);
    expect(await shown(username, 'large', [version])).toMatchObject({ version, picture: Buffer.alloc(0) });
    expect((await shown(username, 'small', [version])).picture.byteLength).toBeGreaterThan(0);
  });

  it('that nobody named within an hour is gone, and cannot be named any more', async () => {
    const { accountId } = await newPerson(user);
    const uploadId = await stage(accountId, await pictureOf('red'));
    now += HOUR;
    await sweep();
    expect(await files()).toHaveLength(2);
    now += 1;
    await sweep();
    expect(await files()).toEqual([]);
    expect(await set(accountId, uploadId)).toEqual(rejectedWith('picture-expired'));
  });

  it('stays when the request that set it is sent again', async () => {
    const { accountId, username } = await newPerson(user);
    const uploadId = await stage(accountId, await pictureOf('red'));
    await set(accountId, uploadId);
    await stage(accountId, await pictureOf('red'), { uploadId });
    now += HOUR + 1;
    await sweep();
    expect((await shown(username)).contentType).toBe('image/webp');
  });

  it('is nobody’s but the person’s who sent it', async () => {
    const [ann, bob] = [await newPerson(user), await newPerson(user)];
    const uploadId = await stage(ann.accountId, await pictureOf('red'));
    expect(await set(bob.accountId, uploadId)).toEqual(rejectedWith('picture-expired'));
    expect(await set(ann.accountId, uploadId, bob.accountId)).toEqual(rejectedWith('user-not-found'));
    await expect(stage(ann.accountId, await pictureOf('red'), { actorId: bob.accountId })).rejects.toMatchObject({
      code: 'user-not-found',
    });
    expect((await shown(ann.username)).contentType).toBe('image/svg+xml');
  });

  it('is not what cannot be read, and of that nothing is kept (CT-U42)', async () => {
    const { accountId } = await newPerson(user);
    await expect(stage(accountId, Buffer.from('no picture'))).rejects.toMatchObject({ code: 'picture-not-readable' });
    expect(await files()).toEqual([]);
  });

  it('lies in the store so that whoever steals it sees nothing, and never travels through a topic (BUG-CT-28)', async () => {
    const { accountId } = await newPerson(user);
    await set(accountId, await stage(accountId, await pictureOf('red')));
    expect(await files()).toHaveLength(2);
    expect(await dumpOf(user)).not.toMatch(/WEBP|VP8/);
    const wire = ['user.commands', 'user.outcomes', 'user.events'].flatMap((topic) =>
      user.harness.broker.records(topic),
    );
    for (const { value } of wire) expect(value!.byteLength).toBeLessThan(1_000);
  });
});
