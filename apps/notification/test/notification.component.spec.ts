import { randomUUID } from 'node:crypto';
import {
  EmailChanged,
  EmailChangeRequested,
  eventTopic,
  PasswordChanged,
  PasswordResetRequested,
  SecondFactorChanged,
  SignedInFromNewDevice,
  StatementMailRequested,
  type NotificationQueryService,
} from '@portfel/contracts';
import { createQuestionClient } from '@portfel/platform';
import { eventually } from '@portfel/testing';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { deliveries, mailsTo, newPerson, requested, startFreshNotification } from './notification-harness';

describe('notification', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  beforeAll(async () => ({ harness, close } = await startFreshNotification()));
  afterAll(() => close());

  it('is ready while it reads its topics and reaches its store, and not while the broker is away', async () => {
    expect(await harness.health()).toEqual({
      status: 200,
      body: { ready: true, checks: { messaging: true, store: true } },
    });
    harness.broker.goAway();
    try {
      expect((await harness.health()).status).toBe(503);
    } finally {
      harness.broker.comeBack();
    }
  });

  const person = newPerson();
  it.each([
    ['send-password-reset-mail-when-password-reset-requested', PasswordResetRequested, person, 'Choose a new password'],
    [
      'send-password-changed-mail-when-password-changed',
      PasswordChanged,
      { ...person, how: 'reset' as const },
      'was changed',
    ],
    [
      'send-statement-mail-when-statement-mail-requested',
      StatementMailRequested,
      { ...person, month: '2026-10' },
      'statement of October 2026',
    ],
    [
      'send-new-device-mail-when-signed-in-from-new-device',
      SignedInFromNewDevice,
      { ...person, language: 'pl' as const, device: 'Firefox on Windows' },
      'nowe logowanie',
    ],
    ['send-email-change-mail-when-email-change-requested', EmailChangeRequested, person, 'Confirm your new e-mail'],
    ['send-email-changed-mail-when-email-changed', EmailChanged, person, 'e-mail address was changed'],
    ...(
      [
        ['switched-on', 'A second factor protects'],
        ['switched-off', 'by its password only'],
        ['recovery-code-used', 'was used'],
        ['recovery-codes-renewed', 'New recovery codes'],
      ] as const
    ).map(
      ([what, subject]) =>
        [
          'send-second-factor-mail-when-second-factor-changed',
          SecondFactorChanged,
          { ...person, what },
          subject,
        ] as const,
    ),
  ] as const)('%s: one mail, however often it is told', async (_, contract, data, subject) => {
    const event = await harness.message(contract as typeof PasswordChanged, data as never);
    await harness.deliver(event, event);
    const mails = async () => (await mailsTo(person.email)).filter((mail) => mail.subject.includes(subject));
    await eventually(async () => expect(await mails()).toHaveLength(1));
  });

  it('tells a person what was sent to them, without its content, and nobody else anything', async () => {
    const person = newPerson();
    await harness.deliver(await requested(harness, person));
    await eventually(async () => expect(await mailsTo(person.email)).toHaveLength(1));
    const service = { package: 'portfel.notification.v1', name: 'NotificationQueryService' };
    const { serviceToken } = harness.secrets;
    const client = createQuestionClient<NotificationQueryService>(service, harness.grpcAddress, { serviceToken });
    const ask = (actorId?: string) =>
      client.ask('ListDeliveries', { accountId: person.accountId }, { correlationId: 'spec', actorId });
    try {
      await eventually(async () => {
        const { deliveries: told } = await ask(person.accountId);
        expect(told).toEqual([
          {
            deliveryId: expect.any(String) as string,
            channel: 'mail',
            template: 'confirm-account',
            status: 'sent',
            attempts: 1,
            expiresAt: person.expiresAt,
            sentAt: expect.any(String) as string,
          },
        ]);
      });
      for (const stranger of [newPerson().accountId, undefined]) {
        await expect(ask(stranger)).rejects.toMatchObject({ code: 'user-not-found' });
      }
    } finally {
      client.close();
    }
  });

  it('lays what it cannot read among its dead letters and sends the mail behind it', async () => {
    const person = newPerson();
    const { value } = await requested(harness, person);
    const unsealed = Buffer.from(value.toString().replace(/"token":"[^"]*"/, `"token":"${person.token}"`));
    await harness.broker.produce([{ topic: eventTopic('auth'), key: person.accountId, value: unsealed }]);
    await harness.deliver(await requested(harness, person));

    await eventually(async () => expect(await mailsTo(person.email)).toHaveLength(1));
    const [letter, ...more] = harness.deadLetters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ topic: 'notification.dead-letters', key: person.accountId, value: unsealed });
    expect(letter!.headers['dead-reason']).toMatch(/^invalid-data: token/);
    expect(harness.log.join()).not.toContain(person.token);
  });

  it('leaves alone what it has not asked for', async () => {
    const before = (await deliveries(harness)).length;
    const person = newPerson();
    const { value } = await requested(harness, person);
    const other = Buffer.from(value.toString().replace('Auth.ConfirmationRequested', 'Auth.SomethingNew'));
    await harness.broker.produce([{ topic: eventTopic('auth'), key: person.accountId, value: other }]);
    // The same key, so the same partition and order: when this is done, the one before it has been passed.
    await harness.deliver(await requested(harness, { ...person, email: `${randomUUID()}@example.com` }));
    expect(await deliveries(harness)).toHaveLength(before + 1);
    expect(harness.deadLetters().filter(({ key }) => key === person.accountId)).toEqual([]);
  });
});
