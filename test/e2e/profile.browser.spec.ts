import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { ApiClient } from '../../tools/platform/api-client';
import { DESKTOP_DARK, LOOKS } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { confirmByMail, emailOf, fillSignUp, inBrowser, look, PASSWORD, signIn } from './journeys';

describe('a profile in a browser', () => {
  const platform = browserPlatform();
  const toast = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
  /** The picture as the browser shows it. @throws when it is broken */
  const shownPhoto = async (page: Page) => {
    const photo = page.getByRole('img', { name: /^Photo of/ });
    await photo.waitFor();
    return await photo.evaluate(async (image) => {
      const picture = image as unknown as { decode(): Promise<void>; naturalWidth: number; currentSrc: string };
      await picture.decode();
      const answer = await fetch(picture.currentSrc);
      return { width: picture.naturalWidth, type: answer.headers.get('content-type') };
    });
  };

  it.each(LOOKS)(
    'is filled in at sign-up, changed, shown to others and renamed ($name)',
    async (looks) => {
      const name = `zoe-${looks.name}`;
      await inBrowser(looks, async (page, context) => {
        // Sign-up in three steps: what was typed stays on the way back and forth.
        await fillSignUp(page, name);
        await page.getByLabel('First name').fill('Zoe');
        await page.getByLabel('Website').fill('javascript:alert(1)');
        await page.getByRole('button', { name: 'Create account' }).click();
        await page.getByText('Enter the whole address').waitFor();
        await look(page, looks, 'sign-up-profile-wrong');
        await page.getByLabel('Website').fill('https://zoe.example');
        await page.getByRole('button', { name: 'Back' }).click();
        expect(await page.getByLabel('Username').inputValue()).toBe(name);
        await page.getByRole('button', { name: 'Continue' }).click();
        expect(await page.getByLabel('First name').inputValue()).toBe('Zoe');
        await page.getByRole('button', { name: 'Create account' }).dblclick();
        await page.getByText(emailOf(name)).waitFor();
        await confirmByMail(page, name);

        // Visitors have no account to see.
        await page.goto(`${platform.webUrl}/account`);
        await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
        await signIn(page, name);
        await page.getByRole('link', { name: 'My account' }).click();
        await page.getByRole('heading', { name: 'Zoe' }).waitFor();
        await page.getByText('only you see it').waitFor();
        await page.getByText(/^Here since /).waitFor();
        expect(await shownPhoto(page)).toMatchObject({ type: 'image/svg+xml' });
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: platform.webUrl });
        await page.getByRole('button', { name: 'Copy E-mail' }).click();
        await toast(page, 'E-mail copied.');
        expect(await page.evaluate(clipboardText)).toBe(emailOf(name));
        await look(page, looks, 'my-account');

        // Settings.
        await page.getByRole('link', { name: 'Edit' }).click();
        await page.getByLabel('Last name').fill('Nowak');
        await page.getByLabel('Title', { exact: true }).fill('Keeper of ledgers');
        await page.getByLabel('About you').fill('Likes double entries,\nand tea.');
        await page.getByLabel('Twitter').fill('@zoe_n');
        await page.getByRole('button', { name: 'Save' }).click();
        await toast(page, 'Your profile is saved.');
        await look(page, looks, 'settings-personal');
        await page.getByLabel(/on my public profile/).click({ force: true });
        await toast(page, /can see your e-mail address/);

        // A photo, cut to a square here.
        const file = await sharp({ create: { width: 900, height: 500, channels: 3, background: 'teal' } })
          .composite([{ input: Buffer.from('<svg><circle cx="200" cy="200" r="150" fill="gold"/></svg>') }])
          .png()
          .toBuffer();
        await page.locator('input[type=file]').setInputFiles({ name: 'z.png', mimeType: 'image/png', buffer: file });
        await page.getByRole('button', { name: 'Use this part' }).waitFor();
        await page.getByRole('slider', { name: 'Zoom' }).press('ArrowRight');
        await look(page, looks, 'settings-photo-crop');
        await page.getByRole('button', { name: 'Use this part' }).click();
        await toast(page, 'Your photo is set.');
        expect(await shownPhoto(page)).toEqual({ width: 512, type: 'image/webp' });
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
        await page.getByText(/cannot show this file as a picture/).waitFor();

        // Another name: the old one leads nowhere.
        await page.getByLabel('Username').fill(`${name}-2`);
        await page.getByRole('button', { name: 'Change the username' }).click();
        await toast(page, `You are ${name}-2 now.`);
        await look(page, looks, 'settings-personal-photo');
        await page.getByRole('link', { name: 'My account' }).click();
        await page.getByText(`@${name}-2`).waitFor();
        await look(page, looks, 'my-account-photo');
        await page.reload();
        await page.getByText(`@${name}-2`).waitFor();
      });

      // Others see it without signing in, made on the server.
      await inBrowser(looks, async (page) => {
        const answer = await page.goto(`${platform.webUrl}/account/user/${name.toUpperCase()}-2`);
        expect(await answer!.text()).toContain('Keeper of ledgers');
        expect(await page.title()).toBe('Zoe Nowak | Portfel');
        await page.getByText(emailOf(name)).waitFor();
        await page.getByText('Likes double entries, and tea.').waitFor();
        expect(await shownPhoto(page)).toEqual({ width: 512, type: 'image/webp' });
        await look(page, looks, 'public-profile');
        expect((await page.goto(`${platform.webUrl}/account/user/${name}`))!.status()).toBe(404);
        await page.getByRole('heading', { name: 'No such user' }).waitFor();
        expect(await page.title()).toBe('No such user | Portfel');
        await look(page, looks, 'no-such-user');
      });
    },
    240_000,
  );

  it('may be skipped at sign-up, and hides the e-mail address until its owner shows it (BUG-CT-09)', async () => {
    const loud = { email: 'loud@portfel.example', username: 'loud', password: PASSWORD };
    expect((await new ApiClient(platform.gatewayUrl).signUp(loud)).status).toBe(201);
    await inBrowser(DESKTOP_DARK, async (page) => {
      await fillSignUp(page, 'quiet');
      await page.getByLabel('First name').fill('Not-to-be-sent');
      await page.getByRole('button', { name: 'Skip' }).click();
      await page.getByText('quiet@portfel.example').waitFor();
      await confirmByMail(page, 'quiet');
      await page.goto(`${platform.webUrl}/account/user/quiet`);
      await page.getByText('Nothing is written here yet.').waitFor();
      const text = await page.content();
      expect(text).not.toContain('quiet@portfel.example');
      expect(text).not.toContain('Not-to-be-sent');

      await signIn(page, 'quiet');
      await page.goto(`${platform.webUrl}/settings/personal`);
      await page.getByLabel('Username').fill('LOUD');
      await page.getByRole('button', { name: 'Change the username' }).click();
      await page.getByText(/belongs to somebody else/).waitFor();
      expect(await page.getByLabel('Username').inputValue()).toBe('LOUD');
      await look(page, DESKTOP_DARK, 'settings-username-taken');
    });
  });
});

/** Runs in the page. */
const clipboardText = () =>
  (
    globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
  ).navigator.clipboard.readText();
