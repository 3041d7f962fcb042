import { DESKTOP_DARK, LOOKS } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import {
  emailOf,
  fillSignUp,
  followMail,
  giveCredentials,
  inBrowser,
  look,
  PASSWORD,
  signIn,
  signOut,
  signUp,
} from './journeys';

const [CHANGED, RESET] = ['Changed-Portfel-2', 'Reset-Portfel-3'];

describe('passwords and sessions in a browser', () => {
  const platform = browserPlatform();

  it.each(LOOKS)(
    'are seen, changed, ended and forgotten ($name)',
    async (looks) => {
      const name = `eve-${looks.name}`;
      await signUp(name);
      await inBrowser(looks, async (page) => {
        await signIn(page, name);

        // Elsewhere the same person signs in, and is signed out from here.
        await inBrowser(looks, async (elsewhere) => {
          await signIn(elsewhere, name);
          await page.getByRole('link', { name: 'Settings' }).click();
          await page.getByRole('link', { name: 'Sessions' }).click();
          await page.getByText('This device', { exact: true }).waitFor();
          await page.getByText('2 sessions').waitFor();
          await look(page, looks, 'settings-sessions');
          await page.getByRole('button', { name: /^Sign out on Chrom/ }).click();
          await page.getByText('This device only').waitFor();
          await elsewhere.goto(`${platform.webUrl}/wallet`);
          await elsewhere.getByRole('heading', { name: /session has ended|Welcome back/ }).waitFor();
        });

        await page.getByRole('link', { name: 'Password' }).click();
        await page.getByLabel('Current password').fill('Wrong-Portfel-0');
        await page.getByLabel('New password', { exact: true }).fill(CHANGED);
        await page.getByLabel('New password again').fill(CHANGED);
        await page.getByRole('button', { name: 'Change the password' }).click();
        await page.getByText('This is not your current password.').waitFor();
        expect(await page.getByLabel('New password again').inputValue()).toBe(CHANGED);
        await look(page, looks, 'settings-password-wrong');
        await page.getByLabel('Current password').fill(PASSWORD);
        await page.getByRole('button', { name: 'Change the password' }).dblclick();
        await page.getByText(/^Your password is changed/).waitFor();
        await page.getByText(/^You changed your password less than a day ago/).waitFor();
        expect(await page.getByLabel('Current password').isDisabled()).toBe(true);
        await look(page, looks, 'settings-password-locked');
        await signOut(page);
        await signIn(page, name, CHANGED);
        await signOut(page);

        await page.goto(`${platform.webUrl}/signin`);
        await page.getByRole('link', { name: 'Forgot your password?' }).click();
        await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
        await page.getByLabel('E-mail').fill(emailOf(name));
        await look(page, looks, 'password-forgotten');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
        await look(page, looks, 'password-forgotten-sent');
        await followMail(page, name, /^Choose a new password/);
        const link = page.url();
        await page.getByLabel('New password').fill(RESET);
        await look(page, looks, 'password-reset');
        await page.getByRole('button', { name: 'Set the password' }).click();
        await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
        await look(page, looks, 'password-reset-done');
        await signIn(page, name, RESET);

        await page.goto(link);
        await page.getByLabel('New password').fill('Fourth-Portfel-4');
        await page.getByRole('button', { name: 'Set the password' }).click();
        await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
        await look(page, looks, 'password-reset-spent');
      });
    },
    180_000,
  );

  it('sends the confirmation mail again to who did not get it', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await fillSignUp(page, 'late');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('button', { name: 'Send the mail again' }).click();
      await page.getByText(/another one is on its way/).waitFor();
      await page.goto(`${platform.webUrl}/signin`);
      await giveCredentials(page, 'late');
      await page.getByRole('button', { name: 'Send the mail again' }).waitFor();
      await look(page, DESKTOP_DARK, 'sign-in-not-confirmed');
    });
  });
});
