import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../tools/local/local';
import { mailsTo } from '../../tools/platform/api-client';
import { startProcess } from '../../tools/platform/processes';
import { untilReady } from '../../tools/platform/readiness';
import { startWeb } from '../../tools/web/web-server';
import { DESKTOP_DARK, DESKTOP_LIGHT, LOOKS } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import {
  confirmByMail,
  emailOf,
  fillCredentials,
  fillSignUp,
  inBrowser,
  look,
  signIn,
  signOut,
  signUp,
} from './journeys';

describe('a person in a browser', () => {
  const platform = browserPlatform();

  it.each(LOOKS)(
    'gets from the home page to their wallet and out again ($name)',
    async (looks) => {
      const name = `ann-${looks.name}`;
      await inBrowser(looks, async (page) => {
        await page.goto(platform.webUrl);
        await look(page, looks, 'home');
        await fillCredentials(page, name);
        await look(page, looks, 'sign-up');
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByRole('heading', { name: 'Tell others who you are' }).waitFor();
        await look(page, looks, 'sign-up-profile');
        // Two clicks of an impatient person are one sign-up.
        await page.getByRole('button', { name: 'Create account' }).dblclick();
        await page.getByText(emailOf(name)).waitFor();
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
        await signOut(page);
        await page.goto(`${platform.webUrl}/wallet`);
        await page.getByRole('button', { name: 'Sign in' }).last().waitFor();
      });
      expect(await mailsTo(platform.mailWebUrl, emailOf(name))).toHaveLength(1);
    },
    120_000,
  );

  it('is told what is wrong, field by field, and keeps what they wrote', async () => {
    await signUp('taken');
    await inBrowser(DESKTOP_DARK, async (page) => {
      await fillSignUp(page, 'taken');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page
        .getByText(/already/)
        .first()
        .waitFor();
      expect(await page.getByLabel('Username').inputValue()).toBe('taken');
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
    await signUp('tabs');
    await inBrowser(DESKTOP_LIGHT, async (page, context) => {
      await signIn(page, 'tabs');
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
    // Of its own, because others walk through the platform's.
    const [port, internalPort, webPort] = (await freePorts(3)) as [number, number, number];
    const env = { ...platform.gatewayEnv, PORT: String(port), INTERNAL_PORT: String(internalPort) };
    const logs = mkdtempSync(join(tmpdir(), 'portfel-own-gateway-'));
    const startGateway = async () => {
      const gateway = startProcess('gateway', env, logs);
      await untilReady({ gateway: `http://127.0.0.1:${internalPort}` }, 30_000);
      return gateway;
    };
    let gateway = await startGateway();
    const web = await startWeb({ port: webPort, gatewayUrl: `http://127.0.0.1:${port}` });
    try {
      await inBrowser(DESKTOP_DARK, async (page) => {
        await fillSignUp(page, 'patient', `http://localhost:${webPort}`);
        await gateway.stop();
        await page.getByRole('button', { name: 'Create account' }).click();
        await page.getByRole('alert').first().waitFor();
        await look(page, DESKTOP_DARK, 'sign-up-gateway-away');
        gateway = await startGateway();
        await page.getByRole('button', { name: 'Create account' }).click();
        await page.getByText('patient@portfel.example').waitFor();
      });
    } finally {
      await web.stop();
      await gateway.stop();
    }
  });
});
