import { randomUUID } from 'node:crypto';
import { AccountRegistered } from '@portfel/contracts';
import type { ProblemError } from '@portfel/platform';
import { describeEventConsumer } from '@portfel/testing';
import { newRegistration, UserHarness } from './user-harness';

describe('user', () => {
  let harness: UserHarness;
  beforeAll(async () => (harness = await UserHarness.start()));
  afterAll(() => harness.close());

  const getProfile = (accountId: string, actorId: string = accountId, serviceToken?: string) =>
    harness.questions(serviceToken).ask('GetProfile', { accountId }, { correlationId: 'c', actorId });
  const failure = (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      ({ code, detail }: ProblemError) => ({ code, detail }),
    );

  it('answers AccountRegistered with ProfileCreated, in the same journey, in the order of the account', async () => {
    const { accountId, event } = await harness.registered();
    expect(harness.created(accountId)).toMatchObject([
      {
        event_name: 'User.ProfileCreated',
        event_version: 1,
        producer: 'user',
        correlation_id: event.correlation_id,
        causation_id: event.event_id,
        actor: event.actor,
        sequence: 1,
        data: { accountId },
      },
    ]);
    expect(harness.broker.records('user.events').find(({ key }) => key === accountId)).toBeDefined();
  });

  it('tells nobody but its owner what a profile says: not the topics, not the log', async () => {
    const { event, profile } = await harness.registered();
    const topics = ['auth.events', 'user.events', 'user.dead-letters'].flatMap((topic) =>
      harness.broker.records(topic),
    );
    const seen = topics.map(({ key, value, headers }) => `${key} ${String(value)} ${JSON.stringify(headers)}`).join('');
    expect(seen + harness.log.text()).toContain(event.event_id);
    for (const said of Object.values(profile).filter((value) => typeof value === 'string')) {
      expect(seen).not.toContain(said);
      expect(harness.log.text()).not.toContain(said);
    }
  });

  it('shows its owner the whole profile', async () => {
    const { accountId, username, profile } = await harness.registered();
    expect(await getProfile(accountId)).toEqual({ accountId, username, ...profile });
  });

  it('leaves out what the owner has not written', async () => {
    const { accountId, username } = await harness.registered({
      ...newRegistration(),
      profile: { bio: 'only' } as never,
    });
    expect(await getProfile(accountId)).toEqual({ accountId, username, bio: 'only', publicEmail: false });
  });

  it.each([
    ['somebody else', () => randomUUID()],
    ['nobody', () => ''],
  ])('calls the profile not found to %s, as one that does not exist', async (_who, actor) => {
    const { accountId } = await harness.registered();
    const notYours = await failure(getProfile(accountId, actor()));
    expect(notYours).toEqual({ code: 'user-not-found', detail: undefined });
    const unknown = randomUUID();
    expect(await failure(getProfile(unknown, unknown))).toEqual(notYours);
  });

  it.each([['wrong'], [''], ['x'.repeat(43)]])('answers no question with the service token %j', async (token) => {
    const { accountId } = await harness.registered();
    expect(await failure(getProfile(accountId, accountId, token))).toEqual({
      code: 'service-unavailable',
      detail: expect.stringContaining('UNAUTHENTICATED') as string,
    });
  });

  it('has no second effect when everything is delivered again', async () => {
    const { accountId, event } = await harness.registered();
    const [before, dead] = [await harness.profiles(), harness.deadLetters()];
    harness.broker.redeliverAll();
    expect(await harness.log.handled(event.event_id, 2)).toEqual(['done', 'repeated']);
    expect(harness.created(accountId)).toHaveLength(1);
    expect(await harness.profiles()).toEqual(before);
    expect(harness.deadLetters()).toEqual(dead);
  });

  it('is ready, and is not while the broker is away', async () => {
    const ready = async () => (await fetch(`${harness.service.internalUrl}/health/ready`)).status;
    expect(await ready()).toBe(200);
    harness.broker.goAway();
    expect(await ready()).toBe(503);
    harness.broker.comeBack();
    expect(await ready()).toBe(200);
  });

  describeEventConsumer(
    { service: 'user', group: 'user.create-profile-when-account-registered', contract: AccountRegistered },
    () => harness.broker,
  );
});
