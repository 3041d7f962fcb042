import type { Page } from 'playwright-core';
import { LOOKS } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { emailOf, followMail, inBrowser, look, PASSWORD, signIn, signUp } from './journeys';

describe('another address, one’s data, and the end of an account in a browser', () => {
  const platform = browserPlatform();
  const settings = (page: Page) => page.getByRole('navigation', { name: 'Settings' });

  it.each(LOOKS)(
    'are asked for and done ($name)',
    async (looks) => {
      const [name, newName] = [`cleo-${looks.name}`, `cleo-new-${looks.name}`];
      await signUp(name);
      await inBrowser(looks, async (page) => {
        await signIn(page, name);

        await page.getByRole('link', { name: 'Settings' }).click();
        await settings(page).getByRole('link', { name: 'E-mail' }).click();
        await page.getByText(emailOf(name)).waitFor();
        await page.getByLabel('New e-mail').fill(emailOf(newName));
        await page.getByLabel('Your password').fill('Wrong-Portfel-0');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await page.getByText('This is not your password.').waitFor();
        await look(page, looks, 'settings-email');
        await page.getByLabel('Your password').fill(PASSWORD);
        await page.getByRole('button', { name: 'Send the link' }).click();
        await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
        await look(page, looks, 'settings-email-sent');
        await page.getByRole('button', { name: 'Send the mail again' }).click();
        await page.getByText(/too many tries/).waitFor();

        await followMail(page, newName, /^Confirm your new/);
        const link = page.url();
        await look(page, looks, 'email-change-confirmation');
        await page.getByRole('button', { name: 'Confirm' }).click();
        await page.getByRole('heading', { name: 'Your address is changed' }).waitFor();
        await look(page, looks, 'email-change-done');
        await page.goto(link);
        await page.getByRole('button', { name: 'Confirm' }).click();
        await page.getByRole('heading', { name: 'Already changed' }).waitFor();
        await page.goto(`${platform.webUrl}/email-change-confirmation/unknown`);
        await page.getByRole('button', { name: 'Confirm' }).click();
        await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
        await look(page, looks, 'email-change-unknown');

        await page.goto(`${platform.webUrl}/settings/email`);
        await page.getByText(/It was changed on/).waitFor();
        expect(await page.getByRole('button', { name: 'Send the link' }).isDisabled()).toBe(true);
        await look(page, looks, 'settings-email-changed');

        await settings(page).getByRole('link', { name: 'Your data' }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Download my data' }).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/^portfel-export-\d{4}-\d\d-\d\d\.json$/);
        await page.getByText(/^Your data are in the file/).waitFor();
        await look(page, looks, 'settings-export');

        await page.getByRole('link', { name: 'Close the account' }).click();
        await page.getByLabel('Your password').fill('Wrong-Portfel-0');
        await page.getByLabel(/^Type your username/).fill('somebody');
        await page.getByRole('button', { name: /for good/ }).click();
        await page.getByText('This is not your username').waitFor();
        await page.getByLabel(/^Type your username/).fill(name);
        await page.getByRole('button', { name: /for good/ }).click();
        await page.getByText('This is not your password.').waitFor();
        await look(page, looks, 'settings-close-account');
        await page.getByLabel('Your password').fill(PASSWORD);
        await page.getByRole('button', { name: /for good/ }).dblclick();
        await page.getByText(/^Your account is closed/).waitFor();
        await page.getByRole('link', { name: 'Sign up' }).first().waitFor();
        expect(new URL(page.url()).pathname).toBe('/');
        await look(page, looks, 'account-closed');

        await page.goto(`${platform.webUrl}/signin`);
        await page.getByLabel('E-mail').fill(emailOf(newName));
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Sign in' }).last().click();
        await page.getByText('The e-mail or the password is wrong.').waitFor();
      });
    },
    180_000,
  );
});
