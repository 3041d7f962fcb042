import { eventually } from '@portfel/testing';
import { mailsTo } from '../../tools/platform/api-client';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { LOOKS } from './browser';
import { emailOf, inBrowser, look, signIn, signUp } from './journeys';

describe('setting money aside in a browser', () => {
  const { mailWebUrl, webUrl } = browserPlatform();

  it.each(LOOKS)(
    'reserves it for somebody, who takes a part ($name)',
    async (looks) => {
      const [lea, moe] = [`lea-${looks.name}`, `moe-${looks.name}`];
      await Promise.all([signUp(lea), signUp(moe)]);
      await inBrowser(looks, async (page) => {
        const review = () => page.getByRole('button', { name: 'Review' }).click();
        await signIn(page, lea);
        // A name of one's own stands on the card, too.
        await page.getByRole('link', { name: 'Manage accounts' }).click();
        await page.getByRole('button', { name: 'Name Portfel points' }).click();
        await page.getByLabel('Name', { exact: true }).fill('Rainy days');
        await page.getByLabel('Name', { exact: true }).press('Enter');
        await page.getByText('Rainy days').waitFor();
        await page.getByRole('link', { name: 'Overview' }).click();
        await page.getByTestId('balance-POINTS').getByText('Rainy days').waitFor();

        await page.getByRole('link', { name: 'Set aside' }).click();
        await page.getByRole('heading', { name: 'Set money aside' }).waitFor();
        await page.getByLabel('Username').fill(lea);
        await page.getByLabel('Amount').fill('101');
        await review();
        await page.getByText('This is you. Name somebody else.').waitFor();
        await page.getByText('You have 100 points available').waitFor();
        await look(page, looks, 'hold-wrong');
        await page.getByLabel('Username').fill(moe);
        await page.getByTestId('person').getByText(`@${moe}`).first().waitFor();
        await page.getByLabel('Amount').fill('60');
        await page.getByLabel('For how long').selectOption('A day');
        await look(page, looks, 'hold');
        await review();
        await page.getByRole('heading', { name: 'Check before you set it aside' }).waitFor();
        await look(page, looks, 'hold-review');
        // The same click twice is one hold.
        await page.getByRole('button', { name: /^Set 60 .*aside$/ }).dblclick();
        await page.getByText('Until').waitFor();
        await look(page, looks, 'hold-receipt');
        await page.getByRole('link', { name: 'To my wallet' }).click();
        await page
          .getByTestId('balance-POINTS')
          .getByText(/40.*available.*60.*on hold/)
          .waitFor();
        await page.getByText(`For ${moe}`).waitFor();
        expect(await page.getByText(`For ${moe}`).count()).toBe(1);
        await look(page, looks, 'wallet-hold');
      });
      await inBrowser(looks, async (page) => {
        await signIn(page, moe);
        await page.getByText(`For you, from ${lea}`).waitFor();
        await page.getByRole('button', { name: 'Take', exact: true }).click();
        await page.getByLabel('How much').fill('25');
        await page.getByRole('button', { name: 'Take it' }).click();
        await page.getByTestId('balance-POINTS').getByText('125').waitFor();
      });
      await inBrowser(looks, async (page) => {
        await signIn(page, lea);
        await page.getByTestId('balance-POINTS').getByText('75').waitFor();
        expect(await page.getByText(`For ${moe}`, { exact: true }).count()).toBe(0);
      });
    },
    180_000,
  );

  it.each(LOOKS)(
    'has a mail about the statement switched on and off, and the mail’s link shows its month ($name)',
    async (looks) => {
      const nel = `nel-${looks.name}`;
      await signUp(nel);
      await inBrowser(looks, async (page) => {
        await signIn(page, nel);
        await page.goto(`${webUrl}/wallet/statement?month=2026-02`);
        const monthly = page.getByRole('switch', { name: 'A mail each month' });
        await page.getByText('Nothing like this').waitFor();
        expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-02-01');
        expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('2026-02-28');
        expect(await monthly.isChecked()).toBe(false);
        await monthly.check();
        await page.getByText('You will get a mail on the first of each month.').waitFor();
        await look(page, looks, 'statement-monthly');
        await page.reload();
        await eventually(async () => expect(await monthly.isChecked()).toBe(true));
        await monthly.uncheck();
        await page.getByText('No more mails about statements.').waitFor();
      });
      // None has been due.
      const subjects = (await mailsTo(mailWebUrl, emailOf(nel))).map(({ subject }) => subject);
      expect(subjects.filter((subject) => /statement/.test(subject))).toEqual([]);
    },
    120_000,
  );
});
