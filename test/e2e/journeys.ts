import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from '@portfel/testing';
import { mailsTo } from '../../tools/platform/api-client';
import { axeFaults, openBrowser, shoot, type Looks } from './browser';
import type { TestPlatform } from './platform';

export const PASSWORD = 'Browser-Portfel-1';

/** What a person does in a browser, step by step. */
export function journeys(platform: () => TestPlatform) {
  const inBrowser = async (looks: Looks, run: (page: Page, context: BrowserContext) => Promise<void>) => {
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
  };
  const look = async (page: Page, looks: Looks, screen: string) => {
    await shoot(page, looks, screen);
    expect({ screen, faults: await axeFaults(page) }).toEqual({ screen, faults: [] });
  };
  const fillCredentials = async (page: Page, name: string) => {
    await page.goto(`${platform().webUrl}/signup`);
    await page.getByLabel('E-mail').fill(`${name}@portfel.example`);
    await page.getByLabel('Username').fill(name);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel(/^I accept/).check();
  };
  /** Up to the last click of the sign-up. */
  const fillSignUp = async (page: Page, name: string) => {
    await fillCredentials(page, name);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Tell others who you are' }).waitFor();
  };
  /** Opens the link of the mail with this subject, as it is shown by the mail catcher. */
  const followMail = async (page: Page, name: string, subject: RegExp) => {
    const mail = await eventually(async () => {
      const mails = await mailsTo(platform().parts.mailWebUrl, `${name}@portfel.example`);
      const found = (mails as unknown as { id: string; subject: string }[]).find((one) => subject.test(one.subject));
      expect(found).toBeDefined();
      return found!;
    });
    await page.goto(`${platform().parts.mailWebUrl}/#/email/${mail.id}`);
    const link = page.frameLocator('iframe.panel-html').getByRole('link', { name: /^http/ });
    await page.goto((await link.getAttribute('href'))!);
  };
  const confirmByMail = async (page: Page, name: string) => {
    await followMail(page, name, /^Confirm/);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'You are all set' }).waitFor();
  };
  const signIn = async (page: Page, name: string, password = PASSWORD) => {
    await page.goto(`${platform().webUrl}/signin`);
    await page.getByLabel('E-mail').fill(`${name}@portfel.example`);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'My wallet' }).waitFor();
  };
  return { inBrowser, look, fillCredentials, fillSignUp, followMail, confirmByMail, signIn };
}
