import { ConfirmationRequested, sealedFields } from '@portfel/contracts';
import { CannotOpen } from '@portfel/messaging';
import { testSealing } from '@portfel/testing';
import { ConfirmationMail } from './confirmation-mail';

const { auth, notification } = testSealing('auth', 'notification') as Record<
  'auth' | 'notification',
  ReturnType<typeof testSealing>[string]
>;
const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const token = 'To_ken-0123456789abcdef';
const link = `https://portfel.example/account-confirmation/${token}`;

const seal = (field: 'email' | 'token', value: string, subject = accountId) =>
  auth.seal(sealedFields(ConfirmationRequested.data).get(field)!, subject, value);

const newJob = async (change: object = {}) => ({
  id: 'job-1',
  template: 'confirm-account' as const,
  accountId,
  username: 'Ann_b.c-1',
  sealedEmail: await seal('email', 'ann@example.org'),
  sealedToken: await seal('token', token),
  expiresAt: new Date('2026-03-01T12:34:56.789Z'),
  attempts: 1,
  ...change,
});

describe('the confirmation mail', () => {
  const template = new ConfirmationMail(notification, { WEB_URL: 'https://portfel.example' });
  const render = async (change?: object) => await template.render(await newJob(change));

  it('goes to the address that was sealed, under an id that stays the same', async () => {
    const mails = [await render(), await render({ attempts: 2 })];
    expect(mails.map(({ to, messageId }) => [to, messageId])).toEqual([
      ['ann@example.org', '<job-1@portfel.example>'],
      ['ann@example.org', '<job-1@portfel.example>'],
    ]);
  });

  it('holds the link as text, alone on a line of its own (CT-U10)', async () => {
    const { text } = await render();
    expect(text.split('\n')).toContain(link);
  });

  it('holds the link clickable, and readable for those who copy it (CT-U10)', async () => {
    const { html } = await render();
    const anchors = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href, shown]) => [href, shown]);
    expect(anchors).toEqual([
      [link, 'Confirm the account'],
      [link, link],
    ]);
  });

  it('loads nothing and runs nothing when it is opened', async () => {
    const { html } = await render();
    expect(html).not.toMatch(/<(?:img|script|link|iframe|style)\b|url\(|@import/i);
    expect([...html.matchAll(/https?:\/\/[^\s"<]+/g)].map(([found]) => found)).toEqual([link, link, link]);
  });

  it('greets by name and says until when the link works, in text and in HTML', async () => {
    const { text, html } = await render();
    for (const body of [text, html]) {
      expect(body).toContain('Hello Ann_b.c-1,');
      expect(body).toContain('The link works once, until 2026-03-01 12:34 UTC.');
    }
  });

  it.each([
    ['an address of another account', async () => ({ sealedEmail: await seal('email', 'eve@example.org', 'another') })],
    ['a token of another account', async () => ({ sealedToken: await seal('token', token, 'another') })],
    ['an address in place of the token', async () => ({ sealedToken: await seal('email', 'ann@example.org') })],
    ['what was removed after sending', async () => ({ sealedEmail: '' })],
  ])('is not made from %s', async (_what, change) => {
    await expect(render(await change())).rejects.toBeInstanceOf(CannotOpen);
  });
});
