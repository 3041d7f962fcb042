import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium as playwright, type BrowserContext, type Page } from 'playwright-core';
import { chromium } from '../../tools/local/local';

/** Kept after the run, to be looked at. */
const SCREENSHOTS = join(__dirname, '../../.portfel/screenshots');

export interface Looks {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'dark' | 'light';
  /** What the browser asks for; English unless given. */
  readonly language?: string;
}

export const DESKTOP_DARK: Looks = { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark' };
export const DESKTOP_LIGHT: Looks = { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light' };
export const PHONE_DARK: Looks = { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' };
export const PHONE_LIGHT: Looks = { name: 'phone-light', width: 360, height: 740, colorScheme: 'light' };

/** A browser of its own: no history, no cookies, and no request to anywhere but this machine. */
export async function openBrowser(looks: Looks): Promise<BrowserContext> {
  const program = (await chromium.find())?.program;
  if (!program) throw new Error(`${chromium.name} is missing. ${chromium.cure}`);
  const context = await playwright.launchPersistentContext(mkdtempSync(join(tmpdir(), 'portfel-browser-')), {
    executablePath: program.startsWith('/') ? program : `/usr/bin/${program}`,
    chromiumSandbox: false,
    headless: true,
    viewport: { width: looks.width, height: looks.height },
    colorScheme: looks.colorScheme,
    locale: looks.language ?? 'en-US',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  context.setDefaultTimeout(20_000);
  return context;
}

/** Serious and lesser faults that axe finds on the page as it stands. */
export async function axeFaults(page: Page): Promise<string[]> {
  // A page that allows no scripts of others is looked into from outside.
  await page.addScriptTag({ content: axe.source }).catch(() => page.evaluate(axe.source));
  return await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}

export async function shoot(page: Page, looks: Looks, screen: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${screen}.${looks.name}.png`), fullPage: true });
}
