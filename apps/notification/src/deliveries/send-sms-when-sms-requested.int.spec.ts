import { randomInt, randomUUID } from 'node:crypto';
import { Connection } from 'mongoose';
import { sealedFields, SmsRequested } from '@portfel/contracts';
import { eventually, freshMongo, testAddresses, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { FakeTwilio } from '../../test/fake-twilio';
import { deliveries, mailsTo, startFreshNotification, startNotification } from '../../test/notification-harness';

const newSms = () => ({
  accountId: randomUUID(),
  purpose: 'sign-in' as const,
  phone: `+48${randomInt(100_000_000, 1_000_000_000)}`,
  code: String(randomInt(100_000, 1_000_000)),
  expiresAt: new Date(Date.now() + 300_000).toISOString(),
});
type AskedSms = ReturnType<typeof newSms>;

const ended = (harness: ServiceHarness, status: 'sent' | 'failed') =>
  eventually(
    async () => {
      const jobs = await deliveries(harness);
      expect(jobs.map((job) => job.status)).toEqual([status]);
      for (const secret of ['sealedPhone', 'sealedCode']) expect(jobs[0]).not.toHaveProperty(secret);
      return jobs[0]!;
    },
    { withinMs: 20_000 },
  );

async function expectUnreadable(harness: ServiceHarness, { phone, code }: AskedSms): Promise<void> {
  const db = harness.service.app.get(Connection).db!;
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  const contents = await Promise.all(collections.map(({ name }) => db.collection(name).find().toArray()));
  const seen = JSON.stringify(contents) + harness.log.join();
  expect(seen).not.toContain(phone.slice(1));
  expect(seen).not.toContain(`"${code}`);
}

describe('an SMS in development', () => {
  it('arrives once as a mail although the event comes three times, and nothing of it stays behind', async () => {
    const { harness, close } = await startFreshNotification();
    try {
      const sms = newSms();
      const event = await harness.message(SmsRequested, sms);
      await harness.deliver(event, event, event);
      await ended(harness, 'sent');
      const [mail, ...more] = await mailsTo(`${sms.phone}@sms.portfel.example`);
      expect(more).toEqual([]);
      expect(mail!.text.trim()).toBe(`${sms.code} is your Portfel code to sign in. Give it to nobody.`);
      await expectUnreadable(harness, sms);
    } finally {
      await close();
    }
  });
});

describe('an SMS by Twilio', () => {
  let twilio: FakeTwilio;
  let database: FreshStore;
  let harness: ServiceHarness;
  let aheadMs = 0;
  beforeEach(async () => {
    [twilio, database] = await Promise.all([FakeTwilio.start(), freshMongo()]);
    harness = await startNotification({
      storeUrl: database.url,
      smtpUrl: testAddresses().smtpUrl,
      clock: () => new Date(Date.now() + aheadMs),
      env: {
        SMS_PROVIDER: 'twilio',
        TWILIO_BASE_URL: twilio.url,
        TWILIO_ACCOUNT_SID: 'AC0000',
        TWILIO_AUTH_TOKEN: 'the-token',
        TWILIO_FROM: '+15550001111',
      },
    });
  });
  afterEach(async () => {
    await harness.close();
    await twilio.close();
    await database.drop();
    aheadMs = 0;
  });
  const ask = async (sms: AskedSms) => harness.deliver(await harness.message(SmsRequested, sms));

  it('is tried again while Twilio is busy or away, and taken once', async () => {
    twilio.answers.push({ status: 429, code: 20429 }, { status: 503, code: 20503 });
    const sms = newSms();
    await ask(sms);
    const job = await ended(harness, 'sent');
    expect(job.attempts).toBe(3);
    expect(twilio.asked).toHaveLength(3);
    expect(new Set(twilio.asked.map(({ to, text }) => `${to} ${text}`)).size).toBe(1);
    expect(twilio.asked[0]).toMatchObject({ to: sms.phone, text: expect.stringContaining(sms.code) as string });
    expect(harness.log.join()).toContain('sms not taken; trying again');
    await expectUnreadable(harness, sms);
  });

  it('is given up when Twilio knows no such number, and the job says why', async () => {
    twilio.answers.push({ status: 400, code: 21211 });
    const sms = newSms();
    await ask(sms);
    expect((await ended(harness, 'failed')).failure).toBe('refused: 21211');
    expect(twilio.asked).toHaveLength(1);
    await expectUnreadable(harness, sms);
  });

  it('waits sealed, and is given up when its code has expired meanwhile', async () => {
    twilio.answers.push(...Array.from({ length: 50 }, () => ({ status: 503, code: 20503 })));
    const sms = newSms();
    await ask(sms);
    await eventually(() => expect(twilio.asked.length).toBeGreaterThan(0));
    const [job] = await deliveries(harness);
    const seals = sealedFields(SmsRequested.data);
    const open = (service: string, field: string, text: string) =>
      harness.sealerOf(service).open(seals.get(field)!, sms.accountId, text);
    await expect(open('notification', 'phone', job!.sealedPhone!)).resolves.toBe(sms.phone);
    await expect(open('auth', 'code', job!.sealedCode!)).rejects.toThrow();
    await expectUnreadable(harness, sms);

    aheadMs += 300_000;
    expect((await ended(harness, 'failed')).failure).toBe('expired');
    const asked = twilio.asked.length;
    await ask({ ...newSms(), expiresAt: new Date(Date.now() + aheadMs - 1).toISOString() });
    await eventually(async () => {
      expect((await deliveries(harness)).map(({ status }) => status)).toEqual(['failed', 'failed']);
    });
    expect(twilio.asked).toHaveLength(asked);
  });
});
