import type { Page } from 'playwright-core';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { LOOKS, PHONE_DARK } from './browser';
import { inBrowser, look, signIn, signUp } from './journeys';

describe('people’s own books in a browser', () => {
  const platform = browserPlatform();
  /** By keyboard alone, from the first field on; the date stays what it is. */
  const note = async (page: Page, description: string, category: string, amount: string) => {
    const { keyboard } = page;
    await page.getByLabel('Date').press('Tab');
    // A date field has a part for each of its numbers, and a button.
    for (let stop = 0; stop < 4 && !(await isFocused(page, 'description')); stop += 1) await keyboard.press('Tab');
    await keyboard.type(description);
    await keyboard.press('Tab');
    await keyboard.type(category);
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type(amount);
    await keyboard.press('Enter');
    await page.getByRole('cell', { name: description, exact: true }).waitFor();
    expect(await isFocused(page, 'date')).toBe(true);
  };
  const isFocused = (page: Page, name: string) => page.locator(`form [name="${name}"]:focus`).count().then(Boolean);

  it.each(LOOKS)(
    'are begun, kept by keyboard, compared with the bank and corrected (PF-W04–W07, $name)',
    async (looks) => {
      const name = `fay-${looks.name}`;
      await signUp(name);
      await inBrowser(looks, async (page) => {
        await signIn(page, name);
        await page.getByRole('main').getByRole('link', { name: 'My books' }).click();
        await page.getByRole('heading', { name: 'Keep your own books' }).waitFor();
        await look(page, looks, 'books-empty');

        await page.getByRole('button', { name: 'Add the first account' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'Add an account' }).click();
        await dialog.getByText('Give it a name').waitFor();
        await dialog.getByLabel('Name').fill('Everyday');
        await dialog.getByLabel('Description').fill('The account of the bank');
        await look(page, looks, 'books-account');
        await dialog.getByRole('button', { name: 'Add an account' }).click();
        await page.getByText('Nothing noted in this month').waitFor();
        await dialog.waitFor({ state: 'hidden' });
        await look(page, looks, 'books-month-empty');

        await note(page, 'Opening balance', '', '+1000');
        await note(page, 'Rent', 'Home', '650,50');
        await note(page, 'Bread', 'Food', '4.5');
        await page.getByLabel('Amount').fill('nothing');
        await page.getByLabel('Amount').press('Enter');
        await page.getByText('Say what it was').waitFor();
        await page.getByText('Enter an amount above zero, like 12.50').waitFor();
        const totals = page.getByRole('row', { name: /^Total/ });
        expect(await totals.textContent()).toMatch(/1,000\.00.*655\.00.*345\.00/);

        await page.getByLabel('Balance at the bank: Everyday').fill('340,00');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('The bank has PLN 5.00 less.').waitFor();
        await look(page, looks, 'books-month');
        await page.getByRole('button', { name: 'Note the difference' }).click();
        expect(await page.getByLabel('Description').inputValue()).toBe('Correction');
        await page.getByLabel('Description').press('Enter');
        await page.getByText('The bank says the same.').waitFor();

        await page.getByRole('button', { name: 'Edit: Bread' }).click();
        await dialog.getByLabel('Amount').fill('9.50');
        await look(page, looks, 'books-edit');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await page.getByText('The bank has PLN 5.00 more.').waitFor();
        await page.getByRole('button', { name: 'Edit: Correction' }).click();
        await dialog.getByRole('button', { name: 'Delete' }).click();
        await dialog.getByRole('button', { name: 'Keep it' }).click();
        await dialog.getByRole('button', { name: 'Delete' }).click();
        await look(page, looks, 'books-delete');
        await dialog.getByRole('button', { name: 'Yes, delete it' }).click();
        await page.getByText('The bank says the same.').waitFor();
        expect(await page.getByRole('cell', { name: 'Correction' }).count()).toBe(0);

        // What is looked at stands in the address: a reload changes nothing.
        await page.getByRole('button', { name: 'Month after' }).click();
        await page.getByRole('row', { name: /^Carried over.*340\.00/ }).waitFor();
        await page.reload();
        await page.getByRole('row', { name: /^Carried over.*340\.00/ }).waitFor();
        await page.getByRole('button', { name: 'This month' }).click();
        await page.getByRole('row', { name: /^Carried over.*0\.00/ }).waitFor();

        await page.getByRole('button', { name: 'Accounts' }).click();
        await dialog.getByRole('button', { name: 'Add an account' }).click();
        await dialog.getByLabel('Name').fill('Blue card');
        await dialog.getByLabel('Kind').selectOption('Card');
        await dialog.getByLabel('Closing day').fill('20');
        await dialog.getByRole('button', { name: 'Add an account' }).click();
        await dialog.getByText(/closes on day 20/).waitFor();
        await look(page, looks, 'books-accounts');
        await dialog.getByRole('button', { name: 'Close' }).click();
        await dialog.waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: 'Blue card' }).click();
        await page.getByText(/^The statement covers/).waitFor();
        await page.getByRole('button', { name: 'All in PLN' }).click();
        await page.getByRole('cell', { name: 'Rent Everyday', exact: true }).waitFor();
        await look(page, looks, 'books-all');
      });
    },
    240_000,
  );

  it('are kept in Polish', async () => {
    const looks = { ...PHONE_DARK, name: 'phone-dark-pl' };
    await signUp('gosia');
    await inBrowser(looks, async (page, context) => {
      await signIn(page, 'gosia');
      await context.addCookies([{ name: 'portfel-language', value: 'pl', url: platform.webUrl }]);
      await page.goto(`${platform.webUrl}/bookkeeping`);
      await page.getByRole('button', { name: 'Dodaj pierwsze konto' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Nazwa').fill('Codzienne');
      await dialog.getByRole('button', { name: 'Dodaj konto' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByLabel('Opis').fill('Czynsz');
      await page.getByLabel('Kwota').fill('1234,5');
      await page.getByLabel('Kwota').press('Enter');
      await page.getByRole('cell', { name: 'Czynsz', exact: true }).waitFor();
      await page.getByText('−1234,50').first().waitFor();
      await look(page, looks, 'books-month');
    });
  });
});
