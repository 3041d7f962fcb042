import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { eventually } from '@portfel/testing';
import { freePorts } from '../../tools/local/local';
import { startWeb, type WebServer } from '../../tools/web/web-server';
import { DESKTOP_DARK, DESKTOP_LIGHT, LOOKS, PHONE_DARK, PHONE_LIGHT } from './browser';
import { inBrowser, look } from './journeys';

const FIRST_LOAD_LIMIT = 230_000;
const PAGES = { home: '/', about: '/about', terms: '/terms', privacy: '/privacy', 'not-found': '/nowhere' };
const POLISH = { ...PHONE_LIGHT, name: 'phone-light-pl', language: 'pl' } as const;
const POLISH_DESKTOP = { ...DESKTOP_DARK, name: 'desktop-dark-pl', language: 'pl' } as const;

/** Public pages need the web server only: what they say does not depend on the API. */
describe('the public pages', () => {
  let web: WebServer;
  let url: string;
  beforeAll(async () => {
    const [port, nobody] = await freePorts(2);
    url = `http://127.0.0.1:${port}`;
    web = await startWeb({ port: port!, gatewayUrl: `http://127.0.0.1:${nobody}` });
  });
  afterAll(async () => await web.stop());

  it.each([...LOOKS, POLISH, POLISH_DESKTOP])('can be read by everyone ($name)', async (looks) => {
    await inBrowser(looks, async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const [screen, path] of Object.entries(PAGES)) {
        await page.goto(url + path);
        await look(page, looks, `public-${screen}`);
        expect(await page.title()).toMatch(/^.+ \| Portfel$/);
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.evaluate('document.documentElement.lang')).toBe(
          looks === POLISH || looks === POLISH_DESKTOP ? 'pl' : 'en',
        );
      }
    });
  });

  it('are written into the answer of the server, in the language that is asked for', async () => {
    const read = async (path: string, headers: Record<string, string>) =>
      await (await fetch(url + path, { headers })).text();
    expect(await read('/about', {})).toContain('every movement on record, and your data yours');
    expect(await read('/about', { 'accept-language': 'pl-PL, en;q=0.5' })).toContain(
      'Portfel pilnuje każdej jednostki',
    );
    expect(await read('/terms', { 'accept-language': 'en', cookie: 'portfel-language=pl' })).toContain(
      '<html lang="pl"',
    );
    const polish = await read('/signin', { 'accept-language': 'pl' });
    expect(polish).toContain('Witaj ponownie');
    expect(polish).not.toContain('Welcome back');
  });

  it('change their language without a reload, keep what is typed, and keep the language', async () => {
    await inBrowser(DESKTOP_LIGHT, async (page) => {
      await page.goto(`${url}/signup`);
      await page.getByLabel('E-mail').fill('ann@portfel.example');
      await page.evaluate('globalThis.notReloaded = true');
      await page.getByRole('button', { name: 'Polski' }).click();
      await page.getByRole('heading', { level: 1, name: 'Załóż konto' }).waitFor();
      expect(await page.evaluate('globalThis.notReloaded')).toBe(true);
      expect(await page.evaluate('document.documentElement.lang')).toBe('pl');
      expect(await page.getByLabel('E-mail').inputValue()).toBe('ann@portfel.example');
      await eventually(async () => expect(await page.title()).toBe('Załóż konto | Portfel'));
      await page.goto(url);
      await page.getByRole('heading', { name: 'Jeden portfel. Każda operacja zapisana.' }).waitFor();
      expect(await page.getByRole('button', { name: 'Polski' }).getAttribute('aria-pressed')).toBe('true');
    });
  });

  it('lead from one to the other by header and footer, to pages that exist', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await page.goto(url);
      await page.locator('header').getByRole('link', { name: 'Sign up' }).waitFor();
      const links = await page
        .locator('header a[href^="/"], footer a[href^="/"]')
        .evaluateAll((all) => all.map((link) => (link as unknown as { pathname: string }).pathname));
      expect([...new Set(links)].sort()).toEqual(['/', '/about', '/privacy', '/signin', '/signup', '/terms']);
      for (const path of new Set(links)) expect((await fetch(url + path)).status).toBe(200);
      await page
        .locator('footer')
        .getByText(/^© \d{4} Portfel$/)
        .waitFor();
      await page.locator('header').getByRole('link', { name: 'About' }).click();
      await page.waitForURL(`${url}/about`);
      await page.goto(`${url}/nowhere`);
      await page.getByRole('link', { name: 'Back to home' }).click();
      await page.waitForURL(`${url}/`);
      expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    });
  });

  it('offer in their header what the session allows (CT-F01)', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await signedIn(page);
      await page.goto(url);
      const header = page.locator('header');
      await header.getByRole('button', { name: 'Sign out' }).waitFor();
      for (const name of ['About', 'My wallet', 'My account', 'Settings', 'Portfel']) {
        await header.getByRole('link', { name }).filter({ visible: true }).waitFor();
      }
      await header.getByRole('button', { name: /dark and light/ }).waitFor();
      for (const name of ['Sign in', 'Sign up']) expect(await header.getByRole('link', { name }).count()).toBe(0);
    });
  });

  it('are dark until the person says otherwise, and stay as they said', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      // What the system prefers decides nothing.
      await page.emulateMedia({ colorScheme: 'light' });
      const scheme = async () => await page.locator('html').getAttribute('data-mantine-color-scheme');
      await page.goto(url);
      expect(await scheme()).toBe('dark');
      await page.getByRole('button', { name: /dark and light/ }).click();
      expect(await scheme()).toBe('light');
      await page.reload();
      expect(await scheme()).toBe('light');
      await page.getByRole('button', { name: /dark and light/ }).click();
      await page.reload();
      expect(await scheme()).toBe('dark');
    });
  });

  it('take an address from the home page to sign-up, whose terms are one click away', async () => {
    await inBrowser(PHONE_DARK, async (page, context) => {
      await page.goto(url);
      await page.getByLabel('E-mail').fill(' ann+new@portfel.example ');
      await page.getByRole('button', { name: 'Get started' }).click();
      await page.waitForURL(/\/signup\?email=/);
      expect(await page.getByLabel('E-mail').inputValue()).toBe('ann+new@portfel.example');
      const opened = context.waitForEvent('page');
      await page.getByRole('link', { name: 'terms of use' }).click();
      await (await opened).getByRole('heading', { level: 1, name: 'Terms of use' }).waitFor();
    });
  });

  it('let nobody go on with a sign-up before each of its rules is met, and show which are (CT-F13)', async () => {
    await inBrowser(PHONE_LIGHT, async (page) => {
      await page.goto(`${url}/signup`);
      const [next, password] = [
        page.getByRole('button', { name: 'Continue' }),
        page.getByLabel('Password', { exact: true }),
      ];
      const rules = async () =>
        await page
          .getByRole('listitem')
          .filter({ hasText: /, (done|missing)$/ })
          .allTextContents();
      const met = async () => (await rules()).filter((rule) => rule.endsWith(', done')).length;
      await page.getByLabel('Username').fill('ann');
      await page.getByLabel(/^I accept/).check();
      expect(await rules()).toHaveLength(5);
      for (const [typed, count] of [
        ['a', 1],
        ['aB', 2],
        ['aB3', 3],
        ['aB3!', 4],
        ['aB3!5678', 5],
      ] as const) {
        await password.fill(typed);
        await eventually(async () => expect(await met()).toBe(count));
        expect(await next.isDisabled()).toBe(true);
      }
      await page.getByLabel('E-mail').fill('no address');
      await page.getByLabel('Username').focus();
      await page.getByText('Enter an e-mail address').waitFor();
      expect(await next.isDisabled()).toBe(true);
      await page.getByLabel('E-mail').fill('ann@portfel.example');
      await eventually(async () => expect(await next.isEnabled()).toBe(true));
      await page.getByLabel(/^I accept/).uncheck();
      await eventually(async () => expect(await next.isDisabled()).toBe(true));
    });
  });

  it('say that a session has ended, and lead back to where it was (PF-F01)', async () => {
    await inBrowser(DESKTOP_LIGHT, async (page) => {
      await signedIn(page);
      await page.goto(url);
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      for (const path of ['wallet', 'sessions/refresh']) {
        const json = { code: 'session-has-expired', status: 401 };
        await page.route(`**/api/v1/${path}`, (route) => route.fulfill({ status: 401, json }));
      }
      await page.locator('header').getByRole('link', { name: 'My wallet' }).filter({ visible: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Your session has ended' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
      await page.waitForURL((address) => address.pathname === '/signin' && address.search.includes('wallet'));
    });
  });

  it('say their headline with movement, or without for who asked for none', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      const opacities = async () =>
        await page
          .locator('h1 [aria-hidden] > span > span')
          .evaluateAll((all) =>
            all.map((one) => Number((globalThis as unknown as Styles).getComputedStyle(one).opacity)),
          );
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await page.goto(`${url}/about`);
      expect(await page.evaluate('document.getAnimations().length')).toBeGreaterThan(0);
      await eventually(async () => expect(await opacities()).toEqual([0, 0, 1]));
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.reload();
      expect(await opacities()).toEqual([1, 1, 1]);
    });
  });

  it('hide the picture beside a form at 1050 px and below', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      for (const path of ['/signin', '/signup', '/password-reset']) {
        await page.setViewportSize({ width: 1051, height: 800 });
        await page.goto(url + path);
        expect(await page.locator('aside').isVisible()).toBe(true);
        await page.setViewportSize({ width: 1050, height: 800 });
        expect(await page.locator('aside').isVisible()).toBe(false);
      }
    });
  });

  it('show that the next page is on its way', async () => {
    await inBrowser(PHONE_LIGHT, async (page) => {
      await page.goto(url);
      await page.route('**/terms?_rsc=*', async (route) => {
        const ahead = route.request().headers()['next-router-prefetch'] !== undefined;
        if (!ahead) await page.getByTestId('busy').waitFor({ state: 'attached' });
        await route.continue();
      });
      await page.getByRole('link', { name: 'Terms' }).click();
      await page.getByRole('heading', { level: 1, name: 'Terms of use' }).waitFor();
      expect(await page.getByTestId('busy').count()).toBe(0);
    });
  });

  it('show that they are busy, and say for seven and a half seconds what became of it', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await signedIn(page);
      await page.goto(url);
      await page.route('**/api/v1/sessions/current', async (route) => {
        await page.getByTestId('busy').waitFor({ state: 'attached' });
        await route.fulfill({ status: 204 });
      });
      await page.getByRole('button', { name: 'Sign out' }).click();
      const toast = page.getByText('You have signed out.');
      await toast.waitFor();
      const shownAt = Date.now();
      expect(await page.getByTestId('busy').count()).toBe(0);
      await toast.waitFor({ state: 'detached' });
      const shownMs = Date.now() - shownAt;
      expect(shownMs).toBeGreaterThan(6_500);
      expect(shownMs).toBeLessThan(10_500);
    });
  });

  it('load no more JavaScript than the budget allows, on any route', async () => {
    const loaded = await Promise.all(routes().map(async (path) => ({ path, bytes: await firstLoad(url, path) })));
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.filter(({ bytes }) => bytes > FIRST_LOAD_LIMIT || bytes < 50_000)).toEqual([]);
  });
});

interface Styles {
  getComputedStyle(element: unknown): { opacity: string };
}

/** The API as this page sees it: somebody is signed in. */
async function signedIn(page: Page): Promise<void> {
  const session = { accessToken: 'token', account: { id: 'id', username: 'ann', email: 'ann@portfel.example' } };
  await page.addInitScript("localStorage.setItem('portfel.session', '1')");
  await page.route('**/api/v1/sessions/refresh', (route) => route.fulfill({ json: session }));
}

/** An address of every page there is. */
function routes(): string[] {
  const app = join(__dirname, '../../apps/web/src/app');
  const pages = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)page\.tsx$/.test(file));
  return pages.map((file) => `/${file.replace(/\/?page\.tsx$/, '').replace(/\[\w+]/g, 'some')}`);
}

/** Bytes of the scripts that a page names, compressed; without those that only old browsers take. */
async function firstLoad(url: string, path: string): Promise<number> {
  const html = await (await fetch(url + path)).text();
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag));
  const sources = new Set(tags.map((tag) => /src="([^"]+)"/.exec(tag)?.[1]).filter((source) => source !== undefined));
  const sizes = await Promise.all(
    [...sources].map(async (source) => gzipSync(Buffer.from(await (await fetch(url + source)).arrayBuffer())).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
