import type { Page } from 'playwright-core';
import { ApiClient } from '../../tools/platform/api-client';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { DESKTOP_DARK, LOOKS } from './browser';
import { emailOf, inBrowser, look, PASSWORD, signIn, signUp } from './journeys';

const IBAN = 'PL61 1090 1014 0000 0712 1981 2874';

describe('a wallet in a browser', () => {
  const toast = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
  const section = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Wallet' }).getByRole('link', { name }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

  it.each(LOOKS)(
    'is filled, sends, exchanges, pays out and tells of it ($name)',
    async (looks) => {
      const [amy, ben] = [`amy-${looks.name}`, `ben-${looks.name}`];
      await Promise.all([signUp(amy), signUp(ben)]);
      await inBrowser(looks, async (page) => {
        await signIn(page, ben);
        await heading(page, 'Put something in your wallet');
        await look(page, looks, 'wallet-empty');

        // A deposit; the bank answers later, and the page hears of it.
        await page.getByRole('link', { name: 'Make a deposit' }).click();
        await page.getByLabel('Amount').fill('100,00');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByRole('button', { name: 'Deposit PLN 100.00' }).dblclick();
        await heading(page, 'The money is in your wallet');
        await look(page, looks, 'deposit-done');
        await page.getByRole('button', { name: 'One more' }).click();
        await page.getByLabel('Amount').fill('5.13');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByRole('button', { name: 'Deposit PLN 5.13' }).click();
        await heading(page, 'The bank did not pay');
        await page.getByText('The bank declined it').waitFor();
        await look(page, looks, 'deposit-failed');

        // Nothing is sent that cannot be sent, and what was entered stays.
        await section(page, 'Overview');
        await page.getByRole('link', { name: 'Send', exact: true }).click();
        await heading(page, 'Send money');
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByText('Enter an amount, like 12.50').waitFor();
        for (const [typed, told] of [
          ['0', 'Enter more than zero'],
          ['1.005', 'has 2 decimal places at most'],
          ['1e3', 'Enter digits only'],
          ['100.01', 'You have PLN 100.00 available'],
        ] as const) {
          await page.getByLabel('Amount').fill(typed);
          await page.getByRole('button', { name: 'Review' }).click();
          await page.getByText(told).waitFor();
        }
        await page.getByLabel('Username').fill(ben);
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByText('This is you.').waitFor();
        await page.getByLabel('Username').fill(`nobody-${looks.name}`);
        await page.getByText('Nobody goes by this name').waitFor();
        await look(page, looks, 'send-wrong');

        // The same click twice is one transfer.
        await page.getByLabel('Username').fill(amy);
        await page.getByTestId('person').getByText(`@${amy}`).first().waitFor();
        await page.getByLabel('Amount').fill('12,5');
        await page.getByLabel('Message').fill('For the pizza');
        await look(page, looks, 'send');
        await page.getByLabel('Message').press('Enter');
        await heading(page, 'Check before you send');
        await page.getByText('PLN 87.50').waitFor();
        await look(page, looks, 'send-review');
        await page.getByRole('button', { name: 'Send PLN 12.50' }).dblclick();
        await heading(page, 'Sent');
        await look(page, looks, 'send-receipt');
        const operation = await page.locator('code').textContent();
        await page.getByRole('link', { name: 'To my wallet' }).click();
        await page.getByTestId('balance-PLN').getByText('PLN 87.50').waitFor();
        await page.getByText(`To ${amy}`).first().waitFor();
        expect(await page.getByText(`To ${amy}`).count()).toBe(1);
        await look(page, looks, 'wallet');

        // An exchange at a rate that runs out.
        await page.getByRole('link', { name: 'Exchange', exact: true }).click();
        await page.getByLabel('You pay').fill('20');
        await page.getByRole('button', { name: 'Show what I get' }).click();
        await page.getByText(/This holds for \d+ more seconds/).waitFor();
        await look(page, looks, 'exchange-quote');
        await page.getByRole('button', { name: 'Exchange now' }).dblclick();
        await heading(page, 'Exchanged: you got');
        await page.getByText('PLN 67.50').waitFor();
        await look(page, looks, 'exchange-receipt');

        // Money out.
        await page.getByRole('link', { name: 'To my wallet' }).click();
        await page.getByRole('link', { name: 'Withdraw', exact: true }).click();
        await page.getByLabel('Amount').fill('7.50');
        await page.getByLabel('IBAN').fill(IBAN.replace('61', '62'));
        await page.getByRole('button', { name: 'Review' }).click();
        await page.getByText('This is no IBAN.').waitFor();
        await page.getByLabel('IBAN').fill(IBAN);
        await page.getByRole('button', { name: 'Review' }).click();
        await heading(page, 'Check your withdrawal');
        await look(page, looks, 'withdraw-review');
        await page.getByRole('button', { name: 'Withdraw PLN 7.50' }).click();
        await heading(page, 'The bank has paid');

        // The statement, narrowed down; a movement and its trail.
        await section(page, 'Statement');
        await page.getByText('6 movements').waitFor();
        await look(page, looks, 'statement');
        await page.getByLabel('Kind').selectOption('deposit');
        await page.getByText('That is all.').waitFor();
        await page.getByText('PLN 12.50').waitFor({ state: 'detached' });
        await page.getByLabel('Kind').selectOption('');
        await page.getByRole('searchbox').fill('PIZZA');
        await page.getByText('For the pizza').waitFor();
        await page.waitForURL(/text=PIZZA/);
        const file = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download as CSV' }).click();
        expect((await file).suggestedFilename()).toMatch(/\.csv$/);
        await page.getByText(`To ${amy}`).click();
        await page.getByText(operation!).waitFor();
        await look(page, looks, 'movement');

        // Names of one's own.
        await section(page, 'Accounts');
        await page.getByRole('button', { name: 'Name Polish złoty' }).click();
        await page.getByLabel('Name', { exact: true }).fill('Everyday');
        await page.getByLabel('Name', { exact: true }).press('Enter');
        await page.getByText('Everyday').waitFor();
        await page.getByLabel('Asset').selectOption('EUR');
        await page.getByRole('button', { name: 'Open the account' }).click();
        await toast(page, 'Your new account in EUR is open.');
        await page.getByRole('button', { name: 'Close Everyday' }).click();
        await page.getByRole('button', { name: 'Close the account' }).click();
        await page.getByText('There is money on this account').waitFor();
        await look(page, looks, 'accounts');
      });

      // The other side gives it back.
      await inBrowser(looks, async (page) => {
        await signIn(page, amy);
        await page.getByText(`From ${ben}`).click();
        await page.getByText('For the pizza').waitFor();
        await page.getByRole('button', { name: 'Give it back' }).click();
        await page.getByText('The whole of it goes back').waitFor();
        await look(page, looks, 'movement-refund');
        await page.getByRole('button', { name: 'Give it back' }).click();
        await page.getByText('Taken back by').waitFor();
        await page.getByRole('link', { name: 'Show that movement' }).click();
        await heading(page, `Back to ${ben}`);
        await look(page, looks, 'movement-reversal');
      });
    },
    300_000,
  );

  it('shows what comes in while somebody looks, without a reload', async () => {
    await Promise.all([signUp('ida-live'), signUp('jan-live')]);
    await inBrowser(DESKTOP_DARK, async (page) => {
      await signIn(page, 'ida-live');
      await page.getByTestId('balance-POINTS').getByText('100').waitFor();
      await payPoints('jan-live', 'ida-live', '7');
      await page.getByTestId('balance-POINTS').getByText('107').waitFor();
      await page.getByText('From jan-live').first().waitFor();
    });
  });
});

/** By the API, as another program would. */
async function payPoints(from: string, to: string, amount: string): Promise<void> {
  const client = new ApiClient(browserPlatform().gatewayUrl);
  await client.signIn({ email: emailOf(from), password: PASSWORD });
  const { body } = await client.call<{ accounts: { id: string; asset: { code: string } }[] }>('GET', '/wallet');
  const fromAccountId = body.accounts.find(({ asset }) => asset.code === 'POINTS')!.id;
  const transfer = { fromAccountId, to: { username: to }, amount, assetCode: 'POINTS' };
  expect((await client.call('POST', '/wallet/transfers', { body: transfer })).status).toBe(201);
}
