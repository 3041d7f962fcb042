import { randomUUID } from 'node:crypto';
import { CannotOpen } from '@portfel/messaging';
import { testSealing } from '@portfel/testing';
import type { Delivery } from '../storage/delivery.store';
import { MailWriter } from './mail-writer';
import { letters, sealsOf, templateNames } from './templates';

const { auth, notification } = testSealing('auth', 'notification');
const mail = new MailWriter(notification!, { WEB_URL: 'https://portfel.test/' });
const token = 'one-time-token-of-the-mail';
const link = `https://portfel.test/account-confirmation/${token}`;

async function newJob(change: Partial<Delivery> = {}): Promise<Delivery> {
  const accountId = randomUUID();
  const seals = sealsOf(change.template ?? 'confirm-account');
  const [tokenSeal, deviceSeal] = [seals.get('token'), seals.get('device')];
  return {
    id: randomUUID(),
    template: 'confirm-account',
    accountId,
    username: 'Ann',
    language: 'en',
    sealedEmail: await auth!.seal(seals.get('email')!, accountId, 'ann@example.com'),
    sealedToken: tokenSeal && (await auth!.seal(tokenSeal, accountId, token)),
    sealedDevice: deviceSeal && (await auth!.seal(deviceSeal, accountId, 'Firefox on Windows')),
    expiresAt: new Date('2026-03-04T05:06:07Z'),
    attempts: 1,
    month: '2026-10',
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

const both = templateNames.flatMap((template) => (['en', 'pl'] as const).map((language) => ({ template, language })));

describe('every mail', () => {
  it.each(both)(
    '$template in $language goes to the sealed address, in text and HTML alike',
    async ({ template, language }) => {
      const { to, subject, text, html } = await mail.write(await newJob({ template, language }));
      expect(to).toBe('ann@example.com');
      expect(subject).toMatch(/Portfel/);
      expect(text).toMatch({ en: /^Hello Ann,\n\n/, pl: /^Dzień dobry Ann,\n\n/ }[language]);
      expect(html).toContain(`<html lang="${language}">`);
      const words = (form: string) => form.replace(/<style.*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      for (const paragraph of text.split('\n\n')) expect(words(html)).toContain(paragraph);
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/portfel\.test\//);
    },
  );

  it.each(templateNames)('%s leads to the same place in every language', (template) => {
    const page = (path: string) => path;
    const facts = {
      username: 'Ann',
      page,
      pageWithToken: (path: string) => `${path}/token`,
      until: '',
      month: '2026-10',
    };
    const links = Object.values(letters).map((all) => all[template](facts).action?.link);
    expect(new Set(links).size).toBe(1);
  });

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

describe('the mail about a new device', () => {
  const sealedDevice = (name: string, accountId: string) =>
    auth!.seal(sealsOf('new-device').get('device')!, accountId, name);

  it('says which one it was, in the words of the language', async () => {
    const english = await mail.write(await newJob({ template: 'new-device' }));
    const polish = await mail.write(await newJob({ template: 'new-device', language: 'pl' }));
    expect(english.text).toContain('before: Firefox on Windows.');
    expect(polish.text).toContain('używano: Firefox, Windows.');
    const unknown = await mail.write(await newJob({ template: 'new-device', sealedDevice: undefined }));
    expect(unknown.text).toContain('before: an unknown device.');
  });

  it('shows what a device says of itself as text and nothing else', async () => {
    const job = await newJob({ template: 'new-device' });
    const name = '<a href="https://evil.example">"Firefox" & more</a>';
    const { text, html } = await mail.write({ ...job, sealedDevice: await sealedDevice(name, job.accountId) });
    expect(text).toContain(name);
    expect(html).not.toContain('<a href="https://evil');
    expect(html).toContain('&lt;a href=&quot;https://evil.example&quot;&gt;&quot;Firefox&quot; &amp; more&lt;/a&gt;');
  });
});

describe('the mail about a statement', () => {
  it('says which month, leads to it, and says nothing of what stands in it', async () => {
    const english = await mail.write(await newJob({ template: 'statement-ready' }));
    const polish = await mail.write(await newJob({ template: 'statement-ready', language: 'pl' }));
    expect(english.subject).toBe('Your Portfel statement of October 2026 is ready');
    expect(polish.subject).toBe('Portfel: wyciąg za październik 2026 jest gotowy');
    for (const { text } of [english, polish]) {
      expect(text.split('\n')).toContain('https://portfel.test/wallet/statement?month=2026-10');
      expect(text.replaceAll('2026-10', '').replaceAll('2026', '')).not.toMatch(/\d/);
    }
  });
});
