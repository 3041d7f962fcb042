import { mailsTo } from '../../tools/platform/api-client';
import { startWeb, type WebServer } from '../../tools/web/web-server';
import { DESKTOP_DARK, DESKTOP_LIGHT, PHONE_DARK, PHONE_LIGHT } from './browser';
import { journeys } from './journeys';
import { startPlatform, type TestPlatform } from './platform';

describe('a person in a browser', () => {
  let platform: TestPlatform;
  let web: WebServer | undefined;
  beforeAll(async () => {
    platform = await startPlatform();
    web = await startWeb({ port: platform.webPort, gatewayUrl: platform.gatewayUrl });
  });
  afterAll(async () => {
    await web?.stop();
    await platform.stop();
  });

  const { inBrowser, look, fillCredentials, fillSignUp, confirmByMail, signIn } = journeys(() => platform);

  it.each([DESKTOP_DARK, DESKTOP_LIGHT, PHONE_DARK, PHONE_LIGHT])(
    'gets from the home page to their wallet and out again ($name)',
    async (looks) => {
      const name = `ann-${looks.name}`;
      await inBrowser(looks, async (page) => {
        await page.goto(platform.webUrl);
        // Dark unless the person says otherwise; what they say is kept.
        if (looks.colorScheme === 'light') await page.getByRole('button', { name: /dark and light/ }).click();
        await look(page, looks, 'home');
        await fillCredentials(page, name);
        await look(page, looks, 'sign-up');
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByRole('heading', { name: 'Tell others who you are' }).waitFor();
        await look(page, looks, 'sign-up-profile');
        // Two clicks of an impatient person are one sign-up.
        await page.getByRole('button', { name: 'Create account' }).dblclick();
        await page.getByText(`${name}@portfel.example`).waitFor();
        await look(page, looks, 'sign-up-check-mail');
        await confirmByMail(page, name);
        await look(page, looks, 'account-confirmed');
        await signIn(page, name);
        await page.getByText('Portfel points').first().waitFor();
        await look(page, looks, 'wallet');
        await page.reload();
        await page.getByRole('heading', { name: 'My wallet' }).waitFor();
        expect(
          await page.evaluate(() =>
            JSON.stringify(Object.entries((globalThis as unknown as { localStorage: object }).localStorage)),
          ),
        ).not.toMatch(/eyJ/);
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.getByRole('link', { name: 'Sign up' }).first().waitFor();
        await page.goto(`${platform.webUrl}/wallet`);
        await page.getByRole('button', { name: 'Sign in' }).last().waitFor();
      });
      expect(await mailsTo(platform.parts.mailWebUrl, `${name}@portfel.example`)).toHaveLength(1);
    },
    120_000,
  );

  it('is told what is wrong, field by field, and keeps what they wrote', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await fillSignUp(page, 'ann-desktop-dark');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page
        .getByText(/already/)
        .first()
        .waitFor();
      expect(await page.getByLabel('Username').inputValue()).toBe('ann-desktop-dark');
      await look(page, DESKTOP_DARK, 'sign-up-taken');
      await page.goto(`${platform.webUrl}/signin`);
      await page.getByLabel('E-mail').fill('nobody@portfel.example');
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).last().click();
      await page.getByText(/wrong/).first().waitFor();
      await page.locator('[name=email]:focus').waitFor();
      await look(page, DESKTOP_DARK, 'sign-in-wrong');
      await page.goto(`${platform.webUrl}/account-confirmation/no-such-token`);
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page
        .getByText(/unknown|expired/i)
        .first()
        .waitFor();
      await look(page, DESKTOP_DARK, 'account-confirmation-unknown');
      await page.goto(`${platform.webUrl}/nowhere`);
      await look(page, DESKTOP_DARK, 'not-found');
    });
  });

  it('uses two tabs at once, and signing out of one ends the other', async () => {
    await inBrowser(DESKTOP_LIGHT, async (page, context) => {
      await signIn(page, 'ann-desktop-light');
      const other = await context.newPage();
      await Promise.all([page.reload(), other.goto(`${platform.webUrl}/wallet`)]);
      for (const tab of [page, other]) await tab.getByRole('heading', { name: 'My wallet' }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).first().click();
      await other
        .getByRole('button', { name: 'Sign in' })
        .or(other.getByRole('link', { name: 'Sign in' }))
        .first()
        .waitFor();
      expect(await other.getByText('Portfel points').count()).toBe(0);
    });
  });

  it('is told plainly when the gateway is away, and goes on when it is back', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await fillSignUp(page, 'patient');
      await platform.processes.get('gateway')!.stop();
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('alert').first().waitFor();
      await look(page, DESKTOP_DARK, 'sign-up-gateway-away');
      await platform.start('gateway');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText('patient@portfel.example').waitFor();
    });
  });
});
