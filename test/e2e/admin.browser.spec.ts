import { browserPlatform } from '../../tools/test/browser-platform.config';
import { LOOKS, PHONE_DARK } from './browser';
import { inBrowser, look, makeAdmin, signIn, signUp } from './journeys';

describe('the page of admins in a browser', () => {
  const { webUrl } = browserPlatform();

  it.each(LOOKS)(
    'makes an asset, grants it to somebody, burns it, changes and archives it (GS-W01–W05, $name)',
    async (looks) => {
      const [admin, somebody] = [`iris-${looks.name}`, `jan-${looks.name}`];
      const code = `SWORD-${looks.name.startsWith('phone') ? 2 : 1}`;
      await signUp(admin);
      await signUp(somebody);
      await makeAdmin(admin);
      await inBrowser(looks, async (page) => {
        const row = page.getByTestId(`asset-${code}`);
        const dialog = page.getByRole('dialog');
        const press = (name: string | RegExp) => dialog.getByRole('button', { name, exact: true }).click();
        const open = (action: string) => row.getByRole('button', { name: `${action} ${code}` }).click();
        await signIn(page, admin);
        await page.getByRole('link', { name: 'Administration' }).click();
        await page.getByRole('heading', { name: 'Assets' }).waitFor();
        await page.getByTestId('asset-PLN').waitFor();

        await page.getByRole('button', { name: 'New asset' }).click();
        await press('Create the asset');
        await dialog.getByText('Enter a name').waitFor();
        await look(page, looks, 'admin-create-asset');
        await dialog.getByLabel('Code').fill(code.toLowerCase());
        await dialog.getByLabel('Name').fill('A sword');
        await dialog.getByLabel('Decimals').fill('2');
        await dialog.getByLabel('Attributes').fill('colour: red\nmade-in: Gondor');
        await press('Create the asset');
        await row.getByText('colour: red').waitFor();

        await open('Grant');
        await dialog.getByLabel('To whom').fill('nobody-of-that-name');
        await dialog.getByText('Nobody goes by this name').waitFor();
        await dialog.getByLabel('To whom').fill(somebody);
        await dialog.getByText(`This is ${somebody}`).waitFor();
        await dialog.getByLabel('Amount').fill('1.234');
        await press('Grant');
        await dialog.getByText('Enter an amount').waitFor();
        await dialog.getByLabel('Amount').fill('12,5');
        await dialog.getByLabel('Message').fill('Well done');
        await look(page, looks, 'admin-grant');
        await press(/^Grant 12\.50/);
        await page.getByText(`${somebody} was granted`).waitFor();

        await open('Archive');
        await press('Archive it');
        await dialog.getByText('Somebody holds this asset').waitFor();
        await look(page, looks, 'admin-archive');
        await press('Keep it');

        await open('Burn');
        await dialog.getByLabel('From whom').fill(somebody);
        await dialog.getByLabel('Amount').fill('13');
        await press(/^Burn 13\.00/);
        await dialog.getByText('There is not enough').waitFor();
        await dialog.getByLabel('Amount').fill('12.5');
        await press(/^Burn 12\.50/);
        await page.getByText('was burned').waitFor();

        await open('Edit');
        await dialog.getByLabel('Name').fill('A better sword');
        await press('Save');
        await row.getByText('A better sword').waitFor();
        await open('Archive');
        await press('Archive it');
        await row.getByText('Archived').waitFor();
        await look(page, looks, 'admin-assets');
        await open('Restore');
        await look(page, looks, 'admin-restore');
        await press('Restore it');
        await row.getByRole('button', { name: `Grant ${code}` }).waitFor();
      });
    },
    180_000,
  );

  it('is not for others, and says so in their language', async () => {
    await signUp('karl');
    await inBrowser({ ...PHONE_DARK, name: 'phone-dark-pl', language: 'pl-PL' }, async (page) => {
      await page.goto(`${webUrl}/signin?returnTo=/admin`);
      await page.getByLabel('E-mail').fill('karl@portfel.example');
      await page.getByLabel('Hasło', { exact: true }).fill('Browser-Portfel-1');
      await page.getByLabel('Hasło', { exact: true }).press('Enter');
      await page.getByRole('heading', { name: 'Mój portfel' }).waitFor();
      expect(await page.getByRole('link', { name: 'Administracja' }).count()).toBe(0);
      await page.goto(`${webUrl}/admin`);
      await page.getByRole('heading', { name: 'Ta strona nie jest dla Ciebie' }).waitFor();
      await look(page, { ...PHONE_DARK, name: 'phone-dark-pl', language: 'pl-PL' }, 'admin-not-for-you');
    });
  });
});
