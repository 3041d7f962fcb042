import { randomUUID } from 'node:crypto';
import { eventTopic, type GetProfileResponse, type UserQueryService } from '@portfel/contracts';
import { createQuestionClient } from '@portfel/platform';
import { eventually } from '@portfel/testing';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { registered, startFreshUser } from './user-harness';

describe('user', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  beforeAll(async () => ({ harness, close } = await startFreshUser()));
  afterAll(() => close());

  async function getProfile(
    accountId: string,
    { actorId = accountId, serviceToken = harness.secrets.serviceToken } = {},
  ): Promise<GetProfileResponse> {
    const service = { package: 'portfel.user.v1', name: 'UserQueryService' };
    const client = createQuestionClient<UserQueryService>(service, harness.grpcAddress, {
      serviceToken,
      deadlineMs: 10_000,
    });
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
    expect(await getProfile(accountId)).toEqual({ accountId, username: 'Whole.Ann', ...profile });
  });

  it('shows what was left out as left out, not as empty', async () => {
    const accountId = await newPerson({ title: '' }, 'Short.Ann');
    const { firstName, title, publicEmail } = await getProfile(accountId);
    expect({ firstName, title, publicEmail }).toEqual({ firstName: undefined, title: '', publicEmail: false });
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
