import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from '@portfel/testing';
import { ApiClient } from '../../tools/platform/api-client';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { DESKTOP_DARK, LOOKS } from './browser';
import { emailOf, inBrowser, look, PASSWORD, signIn, signUp } from './journeys';

const TRANSFERS = '**/api/v1/wallet/transfers';

/** Money when something goes wrong between a person and the platform: what they see, and that it moves once. */
describe('money in a browser moves once', () => {
  const { webUrl, gatewayUrl } = browserPlatform();
  const points = (page: Page) => page.getByTestId('balance-POINTS');
  const sendNow = (page: Page) => page.getByRole('button', { name: /^Send \d/ });

  /** A transfer of points that waits for the last click. */
  async function reviewed(page: Page, to: string, amount: string): Promise<void> {
    await page.goto(`${webUrl}/wallet/send`);
    await page.getByLabel('Username').fill(to);
    await page.getByTestId('person').getByText(`@${to}`).first().waitFor();
    await page.getByLabel('Amount').fill(amount);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
  }

  /** What the other side got, from the newest on. */
  async function receivedBy(name: string): Promise<string[]> {
    const client = new ApiClient(gatewayUrl);
    await client.signIn({ email: emailOf(name), password: PASSWORD });
    const { body } = await client.call<{ rows: { kind: string; amount: string }[] }>('GET', '/wallet/statement');
    return body.rows.filter(({ kind }) => kind === 'transfer').map(({ amount }) => amount);
  }

  /** Puts money on the first account. */
  async function payIn(name: string, amount: string): Promise<void> {
    const client = new ApiClient(gatewayUrl);
    await client.signIn({ email: emailOf(name), password: PASSWORD });
    const wallet = () => client.call<{ accounts: { id: string; balance: string }[] }>('GET', '/wallet');
    await eventually(async () => expect((await wallet()).status).toBe(200));
    const accountId = (await wallet()).body.accounts[0]!.id;
    const deposit = await client.call('POST', '/wallet/deposits', { body: { accountId, amount, assetCode: 'PLN' } });
    expect(deposit.status).toBe(201);
    await eventually(async () => expect((await wallet()).body.accounts[0]!.balance).toBe(amount), { withinMs: 30_000 });
  }

  it.each(LOOKS)('when the decision takes longer: it is said, and resolves without a reload ($name)', async (looks) => {
    const [ola, pia] = [`ola-${looks.name}`, `pia-${looks.name}`];
    await Promise.all([signUp(ola), signUp(pia)]);
    await inBrowser(looks, async (page) => {
      await signIn(page, ola);
      await reviewed(page, pia, '30');
      // 202, and its decision is heard of when somebody has looked at the page.
      let goOn = () => {};
      const seen = new Promise<void>((resolve) => (goOn = resolve));
      await page.route(TRANSFERS, (route) =>
        route.continue({ headers: { ...route.request().headers(), prefer: 'respond-async' } }),
      );
      await page.route('**/api/v1/operations/*', async (route) => {
        await seen;
        await route.continue();
      });
      const taken = page.waitForResponse((response) => response.url().endsWith('/wallet/transfers'));
      await sendNow(page).click();
      expect((await taken).status()).toBe(202);
      await page.getByText('On its way. The page goes on by itself.').waitFor();
      await look(page, looks, 'send-pending');
      goOn();
      await page.getByRole('heading', { name: 'Sent' }).waitFor();
      await page.getByRole('link', { name: 'To my wallet' }).click();
      await points(page).getByText('70').waitFor();
    });
    expect(await receivedBy(pia)).toEqual(['30']);
  });

  it.each(LOOKS)('when the answer is lost: sent again it is the same transfer ($name)', async (looks) => {
    const [rob, sue] = [`rob-${looks.name}`, `sue-${looks.name}`];
    await Promise.all([signUp(rob), signUp(sue)]);
    await inBrowser(looks, async (page, context) => {
      await signIn(page, rob);
      await reviewed(page, sue, '10');
      const keys: (string | undefined)[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/wallet/transfers')) keys.push(request.headers()['idempotency-key']);
      });
      const { lost } = await loseNextAnswer(page, context);
      await sendNow(page).click();
      await lost;
      await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
      await look(page, looks, 'send-answer-lost');
      expect(await receivedBy(sue)).toEqual(['10']);
      await sendNow(page).click();
      await page.getByRole('heading', { name: 'Sent' }).waitFor();
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
    });
    expect(await receivedBy(sue)).toEqual(['10']);
  });

  it('when somebody clicks again and again: it is one request and one transfer', async () => {
    const [tom, una] = ['tom-clicks', 'una-clicks'];
    await Promise.all([signUp(tom), signUp(una)]);
    await inBrowser(DESKTOP_DARK, async (page) => {
      await signIn(page, tom);
      await reviewed(page, una, '5');
      let requests = 0;
      page.on('request', (request) => (requests += request.url().endsWith('/wallet/transfers') ? 1 : 0));
      await sendNow(page).click({ clickCount: 5 });
      await page.getByRole('heading', { name: 'Sent' }).waitFor();
      expect(requests).toBe(1);
    });
    expect(await receivedBy(una)).toEqual(['5']);
  });

  it('in two tabs: both hear of it, and what is not there any more is not spent', async () => {
    const [vic, wes] = ['vic-tabs', 'wes-tabs'];
    await Promise.all([signUp(vic), signUp(wes)]);
    await inBrowser(DESKTOP_DARK, async (page, context) => {
      await signIn(page, vic);
      const [other, watching] = [await context.newPage(), await context.newPage()];
      await watching.goto(`${webUrl}/wallet`);
      await points(watching).getByText('100').waitFor();
      await Promise.all([reviewed(page, wes, '60'), reviewed(other, wes, '70')]);
      await sendNow(page).click();
      await page.getByRole('heading', { name: 'Sent' }).waitFor();
      await points(watching).getByText('40').waitFor();
      await sendNow(other).click();
      await other.getByRole('heading', { name: 'Send money' }).waitFor();
      expect(await other.getByLabel('Amount').inputValue()).toBe('70');
      expect(await other.getByLabel('Amount').getAttribute('aria-invalid')).toBe('true');
      await look(other, DESKTOP_DARK, 'send-not-enough-any-more');
    });
    expect(await receivedBy(wes)).toEqual(['60']);
  });

  it.each(LOOKS)('at a quote that runs out: another one comes, and that one is used ($name)', async (looks) => {
    const xia = `xia-${looks.name}`;
    await signUp(xia);
    await payIn(xia, '10000');
    await inBrowser(looks, async (page) => {
      // The browser's clock goes ahead, so that nobody waits for half a minute.
      await page.clock.install();
      await signIn(page, xia);
      await page.goto(`${webUrl}/wallet/exchange`);
      await page.getByLabel('You pay').fill('50');
      const asked = () => page.waitForResponse((response) => response.url().endsWith('/wallet/quotes'));
      const first = asked();
      await page.getByRole('button', { name: 'Show what I get' }).click();
      const { quote: old } = (await (await first).json()) as { quote: string };
      await page.getByText(/This holds for (?:2\d|30) more seconds/).waitFor();
      let goOn = () => {};
      const seen = new Promise<void>((resolve) => (goOn = resolve));
      await page.route('**/api/v1/wallet/quotes', async (route) => {
        await seen;
        await route.continue();
      });
      await page.clock.fastForward(28_000);
      await page.getByText('This holds for 0 more seconds').waitFor();
      await look(page, looks, 'exchange-quote-ends');
      const second = asked();
      goOn();
      const { quote: fresh } = (await (await second).json()) as { quote: string };
      expect(fresh).not.toBe(old);
      await page.getByText(/This holds for (?:2\d|30) more seconds/).waitFor();
      const exchange = page.waitForRequest((request) => request.url().endsWith('/wallet/exchanges'));
      await page.getByRole('button', { name: 'Exchange now' }).click();
      expect((await exchange).postDataJSON()).toEqual({ quote: fresh });
      await page.getByRole('heading', { name: 'Exchanged: you got' }).waitFor();
    });
  });
});

/** The next transfer reaches the API and is made; its answer does not reach the page. `lost` resolves when that has happened. */
async function loseNextAnswer(page: Page, context: BrowserContext): Promise<{ lost: Promise<void> }> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*/wallet/transfers', requestStage: 'Response' }] });
  const lost = new Promise<void>((resolve) => {
    devtools.once('Fetch.requestPaused', ({ requestId }) => {
      void devtools
        .send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
        .then(() => devtools.send('Fetch.disable'))
        .then(() => resolve());
    });
  });
  return { lost };
}
