import { eventually } from '@portfel/testing';
import { mailsTo } from '../../tools/platform/api-client';
import { DESKTOP_DARK, PHONE_LIGHT } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { emailOf, followMail, inBrowser, look, PASSWORD } from './journeys';

const POLISH = [
  { ...DESKTOP_DARK, name: 'desktop-dark-pl', language: 'pl-PL' },
  { ...PHONE_LIGHT, name: 'phone-light-pl', language: 'pl-PL' },
];

describe('somebody who reads Polish', () => {
  const platform = browserPlatform();
  const subjects = async (email: string) => (await mailsTo(platform.mailWebUrl, email)).map(({ subject }) => subject);

  it.each(POLISH)(
    'is spoken to in Polish from the home page to their mails, and in English when they choose it ($name)',
    async (looks) => {
      const name = `ola-${looks.name}`;
      const email = emailOf(name);
      await inBrowser(looks, async (page) => {
        await page.goto(platform.webUrl);
        await page.getByLabel('E-mail').fill(email);
        await page.getByRole('button', { name: 'Zacznij' }).click();
        await page.getByLabel('Nazwa użytkownika').fill(name);
        await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
        await page.getByLabel(/^Akceptuję/).check();
        await look(page, looks, 'sign-up');
        await page.getByRole('button', { name: 'Dalej' }).click();
        await page.getByRole('button', { name: 'Załóż konto' }).waitFor();
        await look(page, looks, 'sign-up-profile');
        await page.getByRole('button', { name: 'Załóż konto' }).click();
        await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor();
        await look(page, looks, 'sign-up-check-mail');
        await followMail(page, name, /^Portfel: potwierdź/);
        await page.getByRole('button', { name: 'Potwierdź' }).click();
        await page.getByRole('heading', { name: 'Wszystko gotowe' }).waitFor();

        await page.getByRole('link', { name: 'Przejdź do logowania' }).click();
        await page.getByLabel('E-mail').fill(email);
        await page.getByLabel('Hasło', { exact: true }).fill('Zle-haslo-1');
        await page.getByRole('button', { name: 'Zaloguj się' }).last().click();
        await page.getByText('E-mail lub hasło jest nieprawidłowe.').waitFor();
        await look(page, looks, 'sign-in-wrong');
        await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Zaloguj się' }).last().click();
        await page.getByText('Na powitanie').waitFor();
        await look(page, looks, 'wallet');

        await signInElsewhere(email);
        await eventually(async () => expect(await subjects(email)).toContain('Portfel: nowe logowanie na Twoje konto'));
        await page.getByRole('link', { name: 'Ustawienia' }).click();
        await page.getByRole('link', { name: 'Sesje' }).click();
        await page.getByText('2 sesje').waitFor();
        await look(page, looks, 'settings-sessions');

        const told = page.waitForResponse((response) => response.url().endsWith('/api/v1/me/language'));
        await page.getByRole('button', { name: 'English' }).click();
        await page.getByText('2 sessions').waitFor();
        expect((await told).status()).toBe(204);
        await askForNewPassword(email);
        await eventually(async () => expect(await subjects(email)).toContain('Choose a new password for Portfel'));
      });
    },
    120_000,
  );

  const post = (path: string, body: object) =>
    fetch(`${platform.gatewayUrl}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'curl/8.5.0' },
      body: JSON.stringify(body),
    });
  const signInElsewhere = async (email: string) =>
    expect((await post('/sessions', { email, password: PASSWORD })).status).toBe(201);
  const askForNewPassword = async (email: string) => expect((await post('/password-resets', { email })).ok).toBe(true);
});
