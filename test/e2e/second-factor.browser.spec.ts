import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { eventually } from '@portfel/testing';
import { mailsTo } from '../../tools/platform/api-client';
import { LOOKS } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { giveCredentials, inBrowser, look, PASSWORD, signIn, signOut, signUp } from './journeys';

const CHANGED = 'Changed-Portfel-2';

describe('the second factor in a browser', () => {
  const platform = browserPlatform();

  const openSecurity = async (page: Page, name: string) => {
    await signUp(name);
    await signIn(page, name);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Security' }).click();
    await page.getByRole('heading', { name: 'Authenticator app' }).waitFor();
  };
  const givePassword = async (page: Page, name: string, password = PASSWORD) => {
    await page.goto(`${platform.webUrl}/signin`);
    await giveCredentials(page, name, password);
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
  };
  /** As a person types it, or as the phone fills it in: the boxes take each digit. */
  const typeCode = async (page: Page, code: string) => {
    await page.getByLabel('Digit 1 of 6').click();
    await page.keyboard.type(code);
  };
  const giveRecoveryCode = async (page: Page, code: string, submit: string) => {
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code', { exact: true }).fill(code.toUpperCase());
    await page.getByRole('button', { name: submit, exact: true }).last().click();
  };
  const shownRecoveryCodes = async (page: Page) => {
    await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
    const codes = await page.locator('section li').allTextContents();
    expect(codes).toHaveLength(10);
    return codes;
  };
  const isSignedIn = (page: Page) => page.getByRole('heading', { name: 'My wallet' }).waitFor();

  it.each(LOOKS)(
    'is an authenticator app: set up, asked for, replaced by a recovery code, switched off ($name)',
    async (looks) => {
      const name = `tara-${looks.name}`;
      await inBrowser(looks, async (page) => {
        await openSecurity(page, name);
        await look(page, looks, 'settings-security');
        await page.getByRole('button', { name: 'Set up the app' }).click();
        await page.getByRole('img', { name: /^QR code/ }).waitFor();
        const secret = (await page.locator('code').textContent())!.replaceAll(' ', '');
        const shown = (steps: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * steps });
        await typeCode(page, shown(5));
        await page.getByText(/^This code is wrong/).waitFor();
        await look(page, looks, 'settings-security-app');
        await typeCode(page, shown(0));

        const codes = await shownRecoveryCodes(page);
        await look(page, looks, 'settings-security-recovery-codes');
        const download = page.waitForEvent('download');
        await page.getByRole('link', { name: 'Download' }).click();
        expect((await download).suggestedFilename()).toBe('portfel-recovery-codes.txt');
        await page.getByRole('button', { name: 'I have kept them' }).click();
        await page.getByText(/^10 are left/).waitFor();
        expect(await page.getByRole('button', { name: 'Set a phone' }).count()).toBe(0);
        await look(page, looks, 'settings-security-app-on');
        await signOut(page);

        await givePassword(page, name);
        await typeCode(page, shown(5));
        await page.getByText(/^This code is wrong/).waitFor();
        await look(page, looks, 'sign-in-code');
        await typeCode(page, shown(1));
        await isSignedIn(page);
        await signOut(page);
        await givePassword(page, name);
        await giveRecoveryCode(page, codes[0]!, 'Sign in');
        await isSignedIn(page);

        await page.goto(`${platform.webUrl}/settings/password`);
        await page.getByLabel('Current password').fill(PASSWORD);
        await page.getByLabel('New password', { exact: true }).fill(CHANGED);
        await page.getByLabel('New password again').fill(CHANGED);
        await page.getByRole('button', { name: 'Change the password' }).click();
        await page
          .getByRole('dialog')
          .getByText(/authenticator app shows/)
          .waitFor();
        await look(page, looks, 'settings-password-code');
        await giveRecoveryCode(page, codes[1]!, 'Go on');
        await page.getByText(/^Your password is changed/).waitFor();

        await page.getByRole('link', { name: 'Security' }).click();
        await page.getByText(/^8 are left/).waitFor();
        await page.getByRole('button', { name: 'Switch off' }).click();
        await giveRecoveryCode(page, codes[2]!, 'Go on');
        await page.getByRole('button', { name: 'Set up the app' }).waitFor();
        await signOut(page);
        await signIn(page, name, CHANGED);
      });
    },
    240_000,
  );

  it.each(LOOKS)(
    'is a phone: set, asked for, good for a new password, removed ($name)',
    async (looks) => {
      const name = `sam-${looks.name}`;
      const phone = `+4860010${looks === LOOKS[0] ? '1001' : '2002'}`;
      const sms = async (about: string) =>
        await eventually(async () => {
          const mails = await mailsTo(platform.mailWebUrl, `${phone}@sms.portfel.example`);
          const text = mails.map((mail) => mail.text).findLast((one) => one.includes(about));
          expect(text).toBeDefined();
          return /^\d{6}/.exec(text!)![0];
        });
      await inBrowser(looks, async (page) => {
        await openSecurity(page, name);
        await page.getByRole('button', { name: 'Set a phone' }).click();
        await page.getByLabel('Phone number').fill('600 100');
        await page.getByRole('button', { name: 'Send the code' }).click();
        await page.getByText(/^Enter a number with its country code/).waitFor();
        await look(page, looks, 'settings-security-phone');
        await page.getByLabel('Phone number').fill(phone);
        await page.getByRole('button', { name: 'Send the code' }).click();
        const first = await sms('protect your account');
        await look(page, looks, 'settings-security-phone-code');
        await typeCode(page, first);
        await shownRecoveryCodes(page);
        await page.getByRole('button', { name: 'I have kept them' }).click();
        await page.getByText(`${phone.slice(0, 3)} … ${phone.slice(-2)}`).waitFor();
        await look(page, looks, 'settings-security-phone-on');
        await signOut(page);

        await page.goto(`${platform.webUrl}/password-reset`);
        await page.getByRole('button', { name: 'Use my phone instead' }).click();
        await page.getByLabel('Phone number').fill(phone);
        await look(page, looks, 'password-forgotten-phone');
        await page.getByRole('button', { name: 'Send the code' }).click();
        const code = await sms('choose a new password');
        await typeCode(page, code);
        await page.getByLabel('New password').fill(CHANGED);
        await look(page, looks, 'password-reset-phone');
        await page.getByRole('button', { name: 'Set the password' }).click();
        await page.getByRole('heading', { name: 'Your password is set' }).waitFor();

        // The new password alone opens nothing.
        await givePassword(page, name, CHANGED);
        await look(page, looks, 'sign-in-sms');
        await typeCode(page, await sms('sign in'));
        await isSignedIn(page);
        await page.goto(`${platform.webUrl}/settings/security`);
        await page.getByRole('button', { name: 'Switch off' }).click();
        await typeCode(page, await sms('remove this phone'));
        await page.getByRole('button', { name: 'Set a phone' }).waitFor();
      });
    },
    240_000,
  );

  it.each(LOOKS)(
    'is asked for when more leaves an account than its owner allows without it ($name)',
    async (looks) => {
      const [uma, vic] = [`uma-${looks.name}`, `vic-${looks.name}`];
      await signUp(vic);
      await inBrowser(looks, async (page) => {
        await openSecurity(page, uma);
        const toAccounts = async () => {
          await page.getByRole('link', { name: 'Wallet' }).first().click();
          await page.getByRole('navigation', { name: 'Wallet' }).getByRole('link', { name: 'Accounts' }).click();
          await page.getByRole('button', { name: 'Limit without a code: Polish złoty' }).click();
        };
        const setLimit = async (amount: string) => {
          await page.getByLabel('May leave in a day without a code').fill(amount);
          await page.getByRole('button', { name: 'Save' }).click();
        };

        // Without a second factor there is no limit, but a way to one.
        await page.goto(`${platform.webUrl}/wallet/deposit`);
        await page.getByLabel('Amount').fill('100');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByRole('button', { name: 'Deposit PLN 100.00' }).click();
        await page.getByRole('heading', { name: 'The money is in your wallet' }).waitFor();
        await toAccounts();
        await setLimit('50');
        await page.getByText(/and you have none/).waitFor();
        await look(page, looks, 'accounts-limit-no-factor');
        await page.getByRole('link', { name: 'To the settings' }).click();
        await page.getByRole('button', { name: 'Set up the app' }).click();
        await page.getByRole('img', { name: /^QR code/ }).waitFor();
        const secret = (await page.locator('code').textContent())!.replaceAll(' ', '');
        const shown = (steps: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * steps });
        await typeCode(page, shown(0));
        const codes = await shownRecoveryCodes(page);
        await page.getByRole('button', { name: 'I have kept them' }).click();
        await page.getByText(/^10 are left/).waitFor();

        await toAccounts();
        await look(page, looks, 'accounts-limit');
        await setLimit('50');
        await page.getByRole('dialog').waitFor();
        await giveRecoveryCode(page, codes[0]!, 'Go on');
        await page.getByText('Code above PLN 50.00 a day', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Limit without a code: Polish złoty' }).click();
        await setLimit('20');
        await page.getByText('Code above PLN 20.00 a day', { exact: true }).waitFor();
        await look(page, looks, 'accounts-limit-set');

        // Below it nothing is asked for; above it a code, until it is right.
        const review = async (amount: string) => {
          await page.goto(`${platform.webUrl}/wallet/send`);
          await page.getByLabel('Username').fill(vic);
          await page.getByTestId('person').getByText(`@${vic}`).first().waitFor();
          await page.getByLabel('Amount').fill(amount);
          await page.getByRole('button', { name: 'Review' }).click();
          await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
        };
        await review('5');
        await page.getByRole('button', { name: 'Send PLN 5.00' }).click();
        await page.getByRole('heading', { name: 'Sent' }).waitFor();
        await review('30');
        await page.getByRole('button', { name: 'Send PLN 30.00' }).click();
        await page.getByRole('dialog').waitFor();
        await look(page, looks, 'send-code');
        await typeCode(page, shown(5));
        await page.getByText(/^This code is wrong/).waitFor();
        await look(page, looks, 'send-code-wrong');
        await typeCode(page, shown(1));
        await page.getByRole('heading', { name: 'Sent' }).waitFor();
        await page.getByRole('link', { name: 'To my wallet' }).click();
        await page.getByTestId('balance-PLN').getByText('PLN 65.00').waitFor();
        await page.getByText(`To ${vic}`).nth(1).waitFor();
        expect(await page.getByText(`To ${vic}`).count()).toBe(2);

        await page.goto(`${platform.webUrl}/wallet/withdraw`);
        await page.getByLabel('Amount').fill('16');
        await page.getByLabel('IBAN').fill('PL61 1090 1014 0000 0712 1981 2874');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByRole('button', { name: 'Withdraw PLN 16.00' }).click();
        await page.getByRole('dialog').waitFor();
        await giveRecoveryCode(page, codes[1]!, 'Go on');
        await page.getByRole('heading', { name: 'The bank has paid' }).waitFor();
      });
    },
    240_000,
  );
});
