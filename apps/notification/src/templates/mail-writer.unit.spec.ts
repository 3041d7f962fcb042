import { randomUUID } from 'node:crypto';
import { CannotOpen } from '@portfel/messaging';
import { testSealing } from '@portfel/testing';
import type { Delivery } from '../storage/delivery.store';
import { MailWriter } from './mail-writer';
import { sealsOf, templates, type TemplateName } from './templates';

const { auth, notification } = testSealing('auth', 'notification');
const mail = new MailWriter(notification!, { WEB_URL: 'https://portfel.test/' });
const token = 'one-time-token-of-the-mail';
const link = `https://portfel.test/account-confirmation/${token}`;

async function newJob(change: Partial<Delivery> = {}): Promise<Delivery> {
  const accountId = randomUUID();
  const seals = sealsOf(change.template ?? 'confirm-account');
  const tokenSeal = seals.get('token');
  return {
    id: randomUUID(),
    template: 'confirm-account',
    accountId,
    username: 'Ann',
    sealedEmail: await auth!.seal(seals.get('email')!, accountId, 'ann@example.com'),
    sealedToken: tokenSeal && (await auth!.seal(tokenSeal, accountId, token)),
    expiresAt: new Date('2026-03-04T05:06:07Z'),
    attempts: 1,
    ...change,
  };
}

describe('the mail that asks to confirm', () => {
  it('goes to the address that was sealed and greets by username', async () => {
    const { to, subject, text, html } = await mail.write(await newJob());
    expect(to).toBe('ann@example.com');
    expect(subject).toBe('Confirm your Portfel account');
    expect(text).toMatch(/^Hello Ann,/);
    expect(html).toContain('>Hello Ann,</h1>');
  });

  it('has the link clickable and as text, in both forms of the mail (CT-U10)', async () => {
    const { text, html } = await mail.write(await newJob());
    expect(text.split('\n')).toContain(link);
    const anchors = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href, shown]) => [href, shown]);
    expect(anchors).toEqual([
      [link, 'Confirm the account'],
      [link, link],
    ]);
  });

  it('says until when the link works', async () => {
    const { text, html } = await mail.write(await newJob());
    for (const form of [text, html]) expect(form).toContain('until 2026-03-04 05:06 UTC');
  });

  it('has the same id for every attempt at one job, and another for another job', async () => {
    const job = await newJob();
    const first = await mail.write(job);
    const again = await mail.write({ ...job, attempts: 7 });
    const other = await mail.write(await newJob());
    expect(again.messageId).toBe(first.messageId);
    expect(first.messageId).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
    expect(other.messageId).not.toBe(first.messageId);
  });

  it('is never written with the address or the token of another account', async () => {
    const [job, other] = [await newJob(), await newJob()];
    for (const field of ['sealedEmail', 'sealedToken'] as const) {
      await expect(mail.write({ ...job, [field]: other[field] })).rejects.toBeInstanceOf(CannotOpen);
    }
    await expect(mail.write({ ...job, sealedEmail: job.sealedToken! })).rejects.toBeInstanceOf(CannotOpen);
  });
});

describe('every mail', () => {
  it.each(Object.keys(templates) as TemplateName[])(
    '%s goes to the sealed address, in text and HTML alike',
    async (template) => {
      const { to, subject, text, html } = await mail.write(await newJob({ template }));
      expect(to).toBe('ann@example.com');
      expect(subject).toMatch(/Portfel/);
      expect(text).toMatch(/^Hello Ann,\n\n/);
      const words = (form: string) => form.replace(/<style.*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      for (const paragraph of text.split('\n\n')) expect(words(html)).toContain(paragraph);
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/portfel\.test\//);
    },
  );

  it('has its token in its link, and only where there is one', async () => {
    const withToken = await mail.write(await newJob({ template: 'reset-password' }));
    expect(withToken.text.split('\n')).toContain(`https://portfel.test/password-reset/${token}`);
    const change = await mail.write(await newJob({ template: 'change-email' }));
    expect(change.text.split('\n')).toContain(`https://portfel.test/email-change-confirmation/${token}`);
    const without = await mail.write(await newJob({ template: 'password-changed' }));
    expect(without.text.split('\n')).toContain('https://portfel.test/password-reset');
  });

  it('opens nothing that was sealed for another mail', async () => {
    const job = await newJob();
    await expect(mail.write({ ...job, template: 'reset-password' })).rejects.toBeInstanceOf(CannotOpen);
  });
});
