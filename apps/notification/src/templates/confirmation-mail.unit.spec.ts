import { randomUUID } from 'node:crypto';
import { ConfirmationRequested, sealedFields } from '@portfel/contracts';
import { CannotOpen } from '@portfel/messaging';
import { testSealing } from '@portfel/testing';
import type { Delivery } from '../storage/delivery.store';
import { ConfirmationMail } from './confirmation-mail';

const { auth, notification } = testSealing('auth', 'notification');
const mail = new ConfirmationMail(notification!, { WEB_URL: 'https://portfel.test/' });
const token = 'one-time-token-of-the-mail';
const link = `https://portfel.test/account-confirmation/${token}`;

async function newJob(change: Partial<Delivery> = {}): Promise<Delivery> {
  const accountId = randomUUID();
  const seals = sealedFields(ConfirmationRequested.data);
  return {
    id: randomUUID(),
    template: 'confirm-account',
    accountId,
    username: 'Ann',
    sealedEmail: await auth!.seal(seals.get('email')!, accountId, 'ann@example.com'),
    sealedToken: await auth!.seal(seals.get('token')!, accountId, token),
    expiresAt: new Date('2026-03-04T05:06:07Z'),
    attempts: 1,
    ...change,
  };
}

describe('ConfirmationMail', () => {
  it('goes to the address that was sealed and greets by username', async () => {
    const { to, subject, text, html } = await mail.render(await newJob());
    expect(to).toBe('ann@example.com');
    expect(subject).toBe('Confirm your Portfel account');
    expect(text).toMatch(/^Hello Ann,/);
    expect(html).toContain('>Hello Ann,</h1>');
  });

  it('has the link clickable and as text, in both forms of the mail (CT-U10)', async () => {
    const { text, html } = await mail.render(await newJob());
    expect(text.split('\n')).toContain(link);
    const anchors = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href, shown]) => [href, shown]);
    expect(anchors).toEqual([
      [link, 'Confirm the account'],
      [link, link],
    ]);
  });

  it('says until when the link works', async () => {
    const { text, html } = await mail.render(await newJob());
    for (const form of [text, html]) expect(form).toContain('until 2026-03-04 05:06 UTC');
  });

  it('has the same id for every attempt at one job, and another for another job', async () => {
    const job = await newJob();
    const first = await mail.render(job);
    const again = await mail.render({ ...job, attempts: 7 });
    const other = await mail.render(await newJob());
    expect(again.messageId).toBe(first.messageId);
    expect(first.messageId).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
    expect(other.messageId).not.toBe(first.messageId);
  });

  it('is never written with the address or the token of another account', async () => {
    const [job, other] = [await newJob(), await newJob()];
    for (const field of ['sealedEmail', 'sealedToken'] as const) {
      await expect(mail.render({ ...job, [field]: other[field] })).rejects.toBeInstanceOf(CannotOpen);
    }
    await expect(mail.render({ ...job, sealedEmail: job.sealedToken })).rejects.toBeInstanceOf(CannotOpen);
  });
});
