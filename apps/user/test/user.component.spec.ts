import { randomUUID } from 'node:crypto';
import { eventTopic, RemovePhoto, type GetProfileResponse, type GetPublicProfileResponse } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { CREATED_AT } from './fake-auth';
import {
  commandsTo,
  newPerson as newPersonOf,
  questionsTo,
  registered,
  startFreshUser,
  type UserParts,
} from './user-harness';

describe('user', () => {
  let user: UserParts;
  let harness: ServiceHarness;
  beforeAll(async () => {
    user = await startFreshUser();
    ({ harness } = user);
  });
  afterAll(() => user.close());

  async function getProfile(
    accountId: string,
    { actorId = accountId, serviceToken = harness.secrets.serviceToken } = {},
  ): Promise<GetProfileResponse> {
    const client = questionsTo(harness, serviceToken);
    try {
      return await client.ask('GetProfile', { accountId }, { correlationId: 'spec', actorId });
    } finally {
      client.close();
    }
  }

  async function newPerson(profile = {}, username?: string): Promise<string> {
    const accountId = randomUUID();
    await harness.deliver(await registered(harness, accountId, profile, username));
    return accountId;
  }

  it('shows a person the whole profile as it was written', async () => {
    const profile = {
      firstName: 'Ann',
      lastName: 'Żółć',
      twitter: '@ann',
      linkedIn: 'ann',
      personalWebsite: 'https://ann.example',
      title: 'Dr',
      bio: 'Likes ledgers',
      publicEmail: true,
    };
    const accountId = await newPerson(profile, 'Whole.Ann');
    expect(await getProfile(accountId)).toEqual({
      accountId,
      username: 'Whole.Ann',
      kind: 'real',
      hasPhoto: false,
      ...profile,
    });
  });

  it('shows what was left out as left out, not as empty', async () => {
    const accountId = await newPerson({ title: '' }, 'Short.Ann');
    const { firstName, title, publicEmail } = await getProfile(accountId);
    expect({ firstName, title, publicEmail }).toEqual({ firstName: undefined, title: undefined, publicEmail: false });
  });

  it('tells another person, and nobody in particular, that there is no such user', async () => {
    const accountId = await newPerson();
    const actorId = await newPerson();
    await expect(getProfile(accountId, { actorId })).rejects.toMatchObject({ code: 'user-not-found' });
    await expect(getProfile(accountId, { actorId: '' })).rejects.toMatchObject({ code: 'user-not-found' });
    await expect(getProfile(accountId)).resolves.toMatchObject({ accountId });
  });

  it('tells a person without a profile the same', async () => {
    await expect(getProfile(randomUUID())).rejects.toMatchObject({ code: 'user-not-found' });
  });

  it('answers nobody without the service token', async () => {
    const accountId = await newPerson();
    await expect(getProfile(accountId, { serviceToken: 'wrong' })).rejects.toMatchObject({
      code: 'service-unavailable',
      detail: expect.stringContaining('UNAUTHENTICATED') as string,
    });
  });

  describe('asked what everybody may see', () => {
    const publicProfile = async (username: string): Promise<GetPublicProfileResponse> => {
      const client = questionsTo(harness);
      try {
        return await client.ask('GetPublicProfile', { username }, { correlationId: 'spec' });
      } finally {
        client.close();
      }
    };
    const profile = { firstName: 'Ann', bio: 'Likes ledgers' };

    it('shows the e-mail address of who shows it, and when they came (CT-U44, CT-U45)', async () => {
      const { accountId, username, email } = await newPersonOf(user, { ...profile, publicEmail: true });
      expect(await publicProfile(username.toUpperCase())).toEqual({
        accountId,
        username,
        email,
        kind: 'real',
        hasPhoto: false,
        createdAt: CREATED_AT,
        ...profile,
      });
    });

    it('does not even ask for the e-mail address of who hides it (BUG-CT-09)', async () => {
      const { username, email } = await newPersonOf(user, { ...profile, publicEmail: false });
      user.auth.asked.length = 0;
      const answer = await publicProfile(username);
      expect(answer.email).toBeUndefined();
      expect(JSON.stringify(answer)).not.toContain(email);
      expect(user.auth.asked).toEqual(['FindPerson']);
    });

    it('knows nobody whom auth does not know, or who has no profile yet', async () => {
      await newPerson(profile, 'unconfirmed');
      user.auth.knows({ accountId: randomUUID(), username: 'too-early', email: 'e@example.org' });
      for (const name of ['unconfirmed', 'too-early', 'nobody']) {
        await expect(publicProfile(name)).rejects.toMatchObject({ code: 'user-not-found' });
      }
    });
  });

  it('refuses to remove the photo of somebody else', async () => {
    const [accountId, actorId] = [await newPerson(), await newPerson()];
    const commands = commandsTo(harness);
    const end = await commands.send(RemovePhoto, { accountId }, actorId);
    expect(end).toEqual({ status: 'rejected', rejection: { code: 'user-not-found' } });
    await commands.stop();
  });

  it('is ready, and lays what it cannot read among its dead letters', async () => {
    expect(await harness.health()).toEqual({
      status: 200,
      body: { ready: true, checks: { messaging: true, store: true } },
    });
    const value = Buffer.from('not json');
    await harness.broker.produce([{ topic: eventTopic('auth'), key: randomUUID(), value }]);
    await eventually(() => expect(harness.deadLetters().map((letter) => letter.value)).toEqual([value]));
  });
});
