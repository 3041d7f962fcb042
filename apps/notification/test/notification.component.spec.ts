import { ConfirmationRequested } from '@portfel/contracts';
import { describeEventConsumer, eventually } from '@portfel/testing';
import { NotificationHarness } from './notification-harness';

const CLAIM_MS = 30_000;

describe('notification', () => {
  let harness: NotificationHarness;
  beforeEach(async () => (harness = await NotificationHarness.start()));
  afterEach(() => harness.close());

  it('sends a mail once the mail server is back, and once only', async () => {
    await harness.door.shut();
    const request = harness.newRequest();
    await harness.request(request);
    await eventually(async () => expect((await harness.jobs(request.accountId))[0]?.attempts).toBeGreaterThan(1));
    expect(await harness.mails(request)).toEqual([]);
    await harness.door.open();
    expect((await harness.ended(request.accountId)).status).toBe('sent');
    expect(harness.door.passed).toBe(1);
    expect(await harness.mails(request)).toHaveLength(1);
  });

  it('stays ready while the mail server is away: what is asked for is written down', async () => {
    await harness.door.shut();
    const ready = await fetch(`${harness.service.internalUrl}/health/ready`);
    expect(await ready.json()).toEqual({ ready: true, checks: { messaging: true, store: true } });
  });

  it('sends no mail whose link has expired, and forgets its secrets', async () => {
    await harness.door.shut();
    const request = harness.newRequest();
    await harness.request(request);
    await eventually(async () => expect((await harness.jobs(request.accountId))[0]?.attempts).toBeGreaterThan(0));
    harness.passTime(2 * 60 * 60 * 1_000);
    await harness.door.open();
    const job = await harness.ended(request.accountId);
    expect(job).toMatchObject({ status: 'failed', failure: 'expired' });
    expect(Object.keys(job).filter((field) => field.startsWith('sealed'))).toEqual([]);
    expect(harness.door.passed).toBe(0);
  });

  it('sends a mail once when the service stops in the middle of it and starts again', async () => {
    harness.door.holdAnswers();
    const request = harness.newRequest();
    await harness.request(request);
    await eventually(() => expect(harness.door.passed).toBe(1));
    const closing = harness.service.close();
    setTimeout(() => harness.door.releaseAnswers(), 200);
    await closing;

    // By now the claim of the stopped process has run out: a mail it had not noted as sent would go again.
    harness.passTime(2 * CLAIM_MS);
    await harness.startService();
    const later = harness.newRequest();
    await harness.request(later);
    expect((await harness.ended(later.accountId)).status).toBe('sent');
    expect((await harness.ended(request.accountId)).status).toBe('sent');
    expect(harness.door.passed).toBe(2);
  });

  it('takes up the mail of a process that died in the middle of it', async () => {
    harness.door.holdAnswers();
    const request = harness.newRequest();
    await harness.request(request);
    await eventually(() => expect(harness.door.passed).toBe(1));
    await harness.door.shut();
    await harness.door.open();
    harness.door.releaseAnswers();
    harness.passTime(2 * CLAIM_MS);
    const job = await harness.ended(request.accountId);
    expect(job).toMatchObject({ status: 'sent', attempts: 2 });
    // The mail server may hold both; they carry one id, by which it or the reader can tell.
    const ids = (await harness.mails(request)).map(({ messageId }) => messageId);
    expect(new Set(ids)).toEqual(new Set([`${job._id}@portfel.example`]));
  });

  it('has no second effect when everything is delivered again', async () => {
    const request = harness.newRequest();
    const { event_id } = await harness.request(request);
    await harness.ended(request.accountId);
    harness.broker.redeliverAll();
    expect(await harness.log.handled(event_id, 2)).toEqual(['done', 'repeated']);
    expect(await harness.jobs(request.accountId)).toMatchObject([{ status: 'sent', attempts: 1 }]);
    expect(harness.door.passed).toBe(1);
    expect(harness.broker.records('notification.dead-letters')).toEqual([]);
  });

  it('writes neither address nor token to the log or to a topic, sent or not', async () => {
    await harness.door.shut();
    const request = harness.newRequest();
    await harness.request(request);
    await eventually(() => expect(harness.log.text()).toContain('mail not taken'));
    await harness.door.open();
    await harness.ended(request.accountId);
    const topics = ['auth.events', 'notification.dead-letters'].flatMap((topic) => harness.broker.records(topic));
    const seen = harness.log.text() + topics.map(({ key, value }) => `${key} ${String(value)}`).join('');
    expect(seen).toContain('mail sent');
    expect(seen).not.toContain(request.email);
    expect(seen).not.toContain(request.token);
  });

  describeEventConsumer(
    {
      service: 'notification',
      group: 'notification.send-confirmation-mail-when-confirmation-requested',
      contract: ConfirmationRequested,
    },
    () => harness.broker,
  );
});
