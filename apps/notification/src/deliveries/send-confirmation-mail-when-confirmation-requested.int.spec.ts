import { Connection } from 'mongoose';
import { ConfirmationRequested, sealedFields } from '@portfel/contracts';
import { eventually, testAddresses, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { freePorts } from '../../../../tools/local/ports';
import {
  deliveries,
  mailsTo,
  newPerson,
  requested,
  startFreshNotification,
  startNotification,
  type Person,
} from '../../test/notification-harness';

let harness: ServiceHarness;
let database: FreshStore;
let close: () => Promise<void>;
afterEach(() => close());

const ended = (service: ServiceHarness, status: 'sent' | 'failed') =>
  eventually(async () => {
    const jobs = await deliveries(service);
    expect(jobs.map((job) => job.status)).toEqual([status]);
    return jobs[0]!;
  });
/** Everything the database holds, as text. */
async function dump(service: ServiceHarness): Promise<string> {
  const db = service.service.app.get(Connection).db!;
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const contents = await Promise.all(names.map((name) => db.collection(name).find().toArray()));
  return JSON.stringify(contents);
}
function expectUnreadable(text: string, { email, token }: Person): void {
  for (const secret of [email, token]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, -3));
  }
}

describe('the confirmation mail', () => {
  beforeEach(async () => ({ harness, database, close } = await startFreshNotification()));

  it('arrives once although the event comes three times, and nothing secret stays behind', async () => {
    const person = newPerson();
    const event = await requested(harness, person);
    await harness.deliver(event, event, event);
    expect(harness.endings()).toEqual(['done', 'repeated', 'repeated']);
    const job = await ended(harness, 'sent');

    const [mail, ...more] = await mailsTo(person.email);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Confirm your Portfel account');
    const link = `http://portfel.test/account-confirmation/${person.token}`;
    expect(mail!.text).toContain(link);
    expect(mail!.html).toContain(`<a href="${link}"`);

    expect(job).toMatchObject({ attempts: 1, sentAt: expect.any(Date) as Date });
    expect(job).not.toHaveProperty('sealedEmail');
    expect(job).not.toHaveProperty('sealedToken');
    expectUnreadable(await dump(harness), person);
    expectUnreadable(harness.log.join(), person);
  });

  it('arrives once for each of 12 people who ask at once', async () => {
    const people = Array.from({ length: 12 }, newPerson);
    await harness.deliver(...(await Promise.all(people.map((person) => requested(harness, person)))));
    await eventually(async () => {
      const states = (await deliveries(harness)).map((job) => job.status);
      expect(states).toEqual(Array.from({ length: 12 }, () => 'sent'));
    });
    for (const { email, token } of people) {
      const mails = await mailsTo(email);
      expect(mails.map(({ text }) => text.includes(`/account-confirmation/${token}`))).toEqual([true]);
    }
  });

  it('is not sent when its link has expired, and the job says why', async () => {
    const person = { ...newPerson(), expiresAt: new Date(Date.now() - 1).toISOString() };
    await harness.deliver(await requested(harness, person));
    const job = await ended(harness, 'failed');
    expect(job.failure).toBe('expired');
    expect(job).not.toHaveProperty('sealedEmail');
    expect(job).not.toHaveProperty('sealedToken');

    // One after the other: when the later mail is there, the earlier one would be.
    const later = newPerson();
    await harness.deliver(await requested(harness, later));
    await eventually(async () => expect(await mailsTo(later.email)).toHaveLength(1));
    expect(await mailsTo(person.email)).toEqual([]);
  });
});

describe('the confirmation mail while the mail server is away', () => {
  beforeEach(async () => {
    const [unused] = await freePorts(1);
    ({ harness, database, close } = await startFreshNotification(`smtp://127.0.0.1:${unused}`));
  });

  const attempted = () =>
    eventually(() => expect(harness.log.join()).toContain('mail not taken; trying again'), { withinMs: 15_000 });

  it('waits with address and token sealed, for nobody but this service to read', async () => {
    const person = newPerson();
    await harness.deliver(await requested(harness, person));
    await attempted();

    const [job] = await deliveries(harness);
    expect(job!.status).toBe('pending');
    expectUnreadable(await dump(harness), person);
    expectUnreadable(harness.log.join(), person);
    const seals = sealedFields(ConfirmationRequested.data);
    const open = (service: string, field: 'email' | 'token', text: string) =>
      harness.sealerOf(service).open(seals.get(field)!, person.accountId, text);
    await expect(open('notification', 'email', job!.sealedEmail!)).resolves.toBe(person.email);
    await expect(open('notification', 'token', job!.sealedToken!)).resolves.toBe(person.token);
    await expect(open('auth', 'email', job!.sealedEmail!)).rejects.toThrow();
    await expect(open('gateway', 'token', job!.sealedToken!)).rejects.toThrow();
  });

  it('is sent, once, by whoever next reaches a mail server', async () => {
    const person = newPerson();
    await harness.deliver(await requested(harness, person));
    await attempted();
    expect(await mailsTo(person.email)).toEqual([]);

    const { smtpUrl } = testAddresses();
    const others = await Promise.all(
      [1, 2].map(() => startNotification({ storeUrl: database.url, smtpUrl, secrets: harness.secrets })),
    );
    try {
      await harness.close();
      const job = await ended(others[0]!, 'sent');
      expect(job.attempts).toBeGreaterThan(1);
      const mails = await mailsTo(person.email);
      expect(mails.map(({ text }) => text.includes(person.token))).toEqual([true]);
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
  });
});
