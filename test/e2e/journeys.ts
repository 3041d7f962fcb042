import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken, mailsTo } from '../../tools/platform/api-client';
import { axeFaults, bothSchemes, openBrowser, putOn, shoot, type Looks } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';

export const PASSWORD = 'Browser-Portfel-1';
export const emailOf = (name: string) => `${name}@portfel.example`;

/** Runs with a browser of its own, which may reach this machine only. */
export async function inBrowser(
  looks: Looks,
  run: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await openBrowser(looks);
  const outside: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname)) outside.push(request.url());
  });
  try {
    await run(await context.newPage(), context);
    expect(outside).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Takes a picture of a screen in dark and in light, and asserts in both that axe finds nothing, and that it fits. */
export async function look(page: Page, looks: Looks, screen: string): Promise<void> {
  // Another language changes the room a text takes, not its colours.
  for (const each of looks.language ? [looks] : bothSchemes(looks)) {
    await putOn(page, each.colorScheme);
    await shoot(page, each, screen);
    const faults = await axeFaults(page, each === looks ? 'all' : 'colours');
    expect({ screen, looks: each.name, faults }).toEqual({ screen, looks: each.name, faults: [] });
  }
  await putOn(page, looks.colorScheme);
  const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
  expect({ screen, fits }).toEqual({ screen, fits: true });
}

/** Somebody who has signed up and confirmed their address, for a journey that begins there. */
export async function signUp(name: string): Promise<void> {
  const { gatewayUrl, mailWebUrl } = browserPlatform();
  const client = new ApiClient(gatewayUrl);
  const person = { email: emailOf(name), username: name, password: PASSWORD };
  expect((await client.signUp(person)).status).toBe(201);
  expect((await client.confirm(await confirmationToken(mailWebUrl, person.email))).status).toBe(200);
}

export async function fillCredentials(page: Page, name: string, webUrl = browserPlatform().webUrl): Promise<void> {
  await page.goto(`${webUrl}/signup`);
  await page.getByLabel('E-mail').fill(emailOf(name));
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel(/^I accept/).check();
}

/** Up to the last click of the sign-up. */
export async function fillSignUp(page: Page, name: string, webUrl?: string): Promise<void> {
  await fillCredentials(page, name, webUrl);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Tell others who you are' }).waitFor();
}

/** Opens the link of the mail with this subject, as it is shown by the mail catcher. */
export async function followMail(page: Page, name: string, subject: RegExp): Promise<void> {
  const { mailWebUrl } = browserPlatform();
  const mail = await eventually(async () => {
    const mails = await mailsTo(mailWebUrl, emailOf(name));
    const found = (mails as unknown as { id: string; subject: string }[]).find((one) => subject.test(one.subject));
    expect(found).toBeDefined();
    return found!;
  });
  await page.goto(`${mailWebUrl}/#/email/${mail.id}`);
  const link = page.frameLocator('iframe.panel-html').getByRole('link', { name: /^http/ });
  await page.goto((await link.getAttribute('href'))!);
}

export async function confirmByMail(page: Page, name: string): Promise<void> {
  await followMail(page, name, /^Confirm/);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'You are all set' }).waitFor();
}

export async function giveCredentials(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(emailOf(name));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password', { exact: true }).press('Enter');
}

export async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.goto(`${browserPlatform().webUrl}/signin`);
  await giveCredentials(page, name, password);
  await page.getByRole('heading', { name: 'My wallet' }).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.getByRole('link', { name: 'Sign up' }).first().waitFor();
}
