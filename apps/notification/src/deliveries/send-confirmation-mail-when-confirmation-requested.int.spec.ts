import { ConfirmationRequested } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { NotificationHarness, WEB_URL } from '../../test/notification-harness';

const MAILS = 8;

describe('sending confirmation mails', () => {
  let harness: NotificationHarness;
  beforeAll(async () => (harness = await NotificationHarness.start()));
  afterAll(() => harness.close());

  it('sends the person one mail with the link', async () => {
    const request = harness.newRequest();
    await harness.request(request);
    expect(await harness.ended(request.accountId)).toMatchObject({ status: 'sent', attempts: 1 });
    const mails = await eventually(async () => {
      const found = await harness.mails(request);
      expect(found.length).toBeGreaterThan(0);
      return found;
    });
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toBe('Confirm your Portfel account');
    const link = `${WEB_URL}/account-confirmation/${request.token}`;
    expect(mails[0]!.text).toContain(link);
    expect(mails[0]!.html).toContain(`href="${link}"`);
  });

  it('sends one mail when the same event comes three times at once', async () => {
    const request = harness.newRequest();
    const event = await harness.auth.publishTimes(3, ConfirmationRequested, request);
    expect(await harness.log.handled(event.event_id, 3)).toEqual(['done', 'repeated', 'repeated']);
    expect(await harness.ended(request.accountId)).toMatchObject({ status: 'sent', attempts: 1 });
    await eventually(async () => expect(await harness.mails(request)).toHaveLength(1));
  });

  it('sends one mail each when two processes share the work', async () => {
    await harness.door.shut();
    const requests = Array.from({ length: MAILS }, () => harness.newRequest());
    const events = await Promise.all(requests.map((request) => harness.request(request)));
    await Promise.all(events.map(({ event_id }) => harness.log.handled(event_id, 1)));
    const twin = await harness.startService();
    const passedBefore = harness.door.passed;
    await harness.door.open();
    for (const { accountId } of requests) expect((await harness.ended(accountId)).status).toBe('sent');
    expect(harness.door.passed - passedBefore).toBe(MAILS);
    for (const request of requests) expect(await harness.mails(request)).toHaveLength(1);
    expect(twin.name).toBe('notification');
  });

  it('keeps address and token sealed while the mail waits, and not at all when it has gone', async () => {
    const request = harness.newRequest();
    await harness.door.shut();
    await harness.request(request);
    const waiting = await eventually(async () => {
      const [job] = await harness.jobs(request.accountId);
      expect(job?.attempts).toBeGreaterThan(0);
      return job!;
    });
    expect([waiting.status, waiting.sealedEmail, waiting.sealedToken]).toEqual([
      'pending',
      expect.stringMatching(/^eyJ/) as string,
      expect.stringMatching(/^eyJ/) as string,
    ]);
    const forms = [request.email, request.token].flatMap((secret) => [
      secret,
      Buffer.from(secret).toString('base64').slice(0, -3),
      Buffer.from(secret).toString('hex'),
    ]);
    const dump = await harness.dump();
    expect(dump).toContain(request.accountId);
    for (const form of forms) expect(dump).not.toContain(form);

    await harness.door.open();
    const job = await harness.ended(request.accountId);
    expect(job.status).toBe('sent');
    expect(Object.keys(job).filter((field) => field.startsWith('sealed'))).toEqual([]);
    expect(await harness.dump()).not.toContain(waiting.sealedEmail);
    expect(await harness.dump()).not.toContain(waiting.sealedToken);
  });
});
