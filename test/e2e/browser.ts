import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromium } from '../../tools/local/local';

/** Kept after the run, to be looked at. */
const SCREENSHOTS = join(__dirname, '../../.portfel/screenshots');
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** Runs in the page, before its own scripts. */
const CHOOSE_LIGHT =
  "localStorage.getItem('portfel.color-scheme') ?? localStorage.setItem('portfel.color-scheme', 'light')";

type ColorScheme = 'dark' | 'light';

export interface Looks {
  /** Names the pictures: `<device>-<dark or light>`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: ColorScheme;
  /** What the browser asks for; English unless given. */
  readonly language?: string;
}

export const DESKTOP_DARK: Looks = { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark' };
export const DESKTOP_LIGHT: Looks = { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light' };
export const PHONE_DARK: Looks = { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' };
export const PHONE_LIGHT: Looks = { name: 'phone-light', width: 360, height: 740, colorScheme: 'light' };
/** A journey is walked in these; its screens are looked at in all four. */
export const LOOKS = [DESKTOP_DARK, PHONE_LIGHT];

export function bothSchemes(looks: Looks): readonly [Looks, Looks] {
  const other = looks.colorScheme === 'dark' ? 'light' : 'dark';
  return [looks, { ...looks, name: looks.name.replace(looks.colorScheme, other), colorScheme: other }];
}

let running: Promise<Browser> | undefined;
afterAll(async () => await (await running)?.close());

/** As a browser of its own: no history and no cookies. Chromium itself starts once for a spec file. */
export async function openBrowser(looks: Looks): Promise<BrowserContext> {
  const browser = await (running ??= startChromium());
  const context = await browser.newContext({
    viewport: { width: looks.width, height: looks.height },
    colorScheme: looks.colorScheme,
    locale: looks.language ?? 'en-US',
    // Nobody waits for what fades in.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  // Dark is what everybody gets who has not chosen.
  if (looks.colorScheme === 'light') await context.addInitScript(CHOOSE_LIGHT);
  return context;
}

async function startChromium(): Promise<Browser> {
  const program = (await chromium.find())?.program;
  if (!program) throw new Error(`${chromium.name} is missing. ${chromium.cure}`);
  return await playwright.launch({
    executablePath: program.startsWith('/') ? program : `/usr/bin/${program}`,
    chromiumSandbox: false,
    headless: true,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What the button in the header does to the page as it stands; it is gone with the page. */
export async function putOn(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.evaluate(`document.documentElement.dataset.mantineColorScheme = '${colorScheme}'`);
}

/**
 * Serious and lesser faults that axe finds on the page as it stands.
 * @param about `colours`: only what another colour scheme can change
 */
export async function axeFaults(page: Page, about: 'all' | 'colours'): Promise<string[]> {
  // From outside: the page allows no scripts of others. Half a megabyte goes to a page once.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  const runOnly = about === 'all' ? undefined : COLOUR_RULES;
  return await page.evaluate(
    async (options) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    },
    { ...(runOnly && { runOnly }) },
  );
}

export async function shoot(page: Page, looks: Looks, screen: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  // What is on its way to the other colours arrives at once.
  const path = join(SCREENSHOTS, `${screen}.${looks.name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
