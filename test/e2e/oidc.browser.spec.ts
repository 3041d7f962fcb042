import * as client from 'openid-client';
import type { Page } from 'playwright-core';
import { eventually } from '@portfel/testing';
import { DESKTOP_DARK, LOOKS } from './browser';
import { browserPlatform } from '../../tools/test/browser-platform.config';
import { emailOf, giveCredentials, inBrowser, look, signIn, signOut, signUp } from './journeys';
import { RelyingParty } from './relying-party';

describe('signing in to another application, in a browser', () => {
  const platform = browserPlatform();
  let shop: RelyingParty;
  let board: RelyingParty;
  beforeAll(async () => {
    [shop, board] = await Promise.all([
      RelyingParty.start(platform.shop.port),
      RelyingParty.start(platform.board.port),
    ]);
    await shop.discover(platform.webUrl, 'shop', client.ClientSecretBasic(platform.shop.secret));
    await board.discover(platform.webUrl, 'board', client.None());
  });
  afterAll(async () => void (await Promise.all([shop, board].map((one) => one?.stop()))));

  const heading = async (page: Page, name: string | RegExp) => await page.getByRole('heading', { name }).waitFor();
  const signInThere = async (page: Page, name: string) => {
    await heading(page, 'Welcome back');
    await giveCredentials(page, name);
  };
  const refused = async (work: Promise<unknown>) =>
    await expect(work).rejects.toMatchObject({ error: 'invalid_grant' });

  it.each(LOOKS)(
    'asks, signs in, comes back, refuses and signs out ($name)',
    async (looks) => {
      const name = `olga-${looks.name}`;
      await inBrowser(looks, async (page) => {
        await signUp(name);

        // From the application through the sign-in to the question, and back.
        await page.goto(shop.url);
        await page.getByRole('link', { name: 'Sign in with Portfel' }).click();
        await signInThere(page, name);
        await heading(page, 'Sign in to The Shop');
        await page.getByText(emailOf(name)).waitFor();
        await look(page, looks, 'authorize');
        const question = page.url();
        await page.getByRole('button', { name: 'Allow and sign in' }).dblclick();
        await heading(page, `Hello ${name}`);
        const tokens = shop.signIns.at(-1)!;
        expect(decoded(tokens.id_token!)).toMatchObject({ iss: platform.webUrl, aud: 'shop', role: 'user' });

        // The question is over.
        await page.goto(question);
        await heading(page, 'This sign-in request has expired');
        await look(page, looks, 'authorize-expired');

        // Another application, of ours: nobody is asked again.
        await page.goto(`${board.url}/signin`);
        await heading(page, `Hello ${name}`);

        // Refused.
        await page.goto(`${shop.url}/signin`);
        await page.getByRole('button', { name: 'Do not allow' }).click();
        await page.getByText('Refused: access_denied').waitFor();

        // A fresh sign-in is wanted.
        await page.goto(`${shop.url}/signin?prompt=${encodeURIComponent('login consent')}`);
        await heading(page, 'Sign in once more');
        await look(page, looks, 'authorize-again');
        await page.getByRole('button', { name: 'Sign in again' }).click();
        await signInThere(page, name);
        await page.getByRole('button', { name: 'Allow and sign in' }).click();
        await heading(page, `Hello ${name}`);
        // The session of before has ended, and with it what was given in it.
        await refused(client.refreshTokenGrant(shop.config, tokens.refresh_token!));

        // Signed out at the application: signed out everywhere.
        const fresh = shop.signIns.at(-1)!;
        await page.getByRole('link', { name: 'Sign out' }).click();
        await heading(page, 'Sign out of Portfel?');
        await look(page, looks, 'oauth-sign-out');
        await page.getByRole('button', { name: 'Sign out' }).click();
        await heading(page, 'Goodbye');
        await eventually(async () => await refused(client.refreshTokenGrant(shop.config, fresh.refresh_token!)));
        await page.goto(`${platform.webUrl}/wallet`);
        await heading(page, /session has ended|Welcome back/);

        // What is not allowed has a page of its own.
        await page.goto(`${shop.url}/signin?redirect_uri=${encodeURIComponent('http://localhost:1/callback')}`);
        await heading(page, 'This sign-in cannot go on');
        await look(page, looks, 'oauth-error');
      });
    },
    180_000,
  );

  it('rotates, revokes and refuses like the certified provider it is, through web and gateway', async () => {
    await inBrowser(DESKTOP_DARK, async (page) => {
      await signUp('pola');
      await signIn(page, 'pola');
      const allow = async (at: RelyingParty) => {
        await page.goto(`${at.url}/signin`);
        await page.getByRole('button', { name: 'Allow and sign in' }).click();
        await heading(page, 'Hello pola');
        return at.signIns.at(-1)!;
      };

      const first = await allow(shop);
      const callback = page.url();
      const second = await client.refreshTokenGrant(shop.config, first.refresh_token!);
      await client.fetchUserInfo(shop.config, second.access_token, client.skipSubjectCheck);
      await refused(client.refreshTokenGrant(shop.config, first.refresh_token!));
      await refused(client.refreshTokenGrant(shop.config, second.refresh_token!));

      // The address with the code, opened again, is a code used twice.
      const third = await allow(shop);
      await page.goto(page.url());
      await page.getByText('Refused: invalid_grant').waitFor();
      await refused(client.refreshTokenGrant(shop.config, third.refresh_token!));

      // An answer to a question of before is not taken.
      await page.goto(callback);
      await page.getByText(/Refused: OAUTH_/).waitFor();

      const fourth = await allow(shop);
      await client.tokenRevocation(shop.config, fourth.refresh_token!);
      await refused(client.refreshTokenGrant(shop.config, fourth.refresh_token!));

      // Somebody else at the same browser.
      await page.goto(`${platform.webUrl}/wallet`);
      await signOut(page);
      await signUp('rita');
      await signIn(page, 'pola');
      await page.goto(`${shop.url}/signin`);
      await page.getByRole('button', { name: 'Use another account' }).click();
      await signInThere(page, 'rita');
      await page.getByRole('button', { name: 'Allow and sign in' }).click();
      await heading(page, 'Hello rita');

      const withoutPkce = new URL(`${platform.webUrl}/oauth/auth`);
      const flawed = {
        client_id: 'shop',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${shop.url}/callback`,
      };
      withoutPkce.search = new URLSearchParams(flawed).toString();
      const answer = await fetch(withoutPkce, { redirect: 'manual' });
      expect(new URL(answer.headers.get('location')!).searchParams.get('error')).toBe('invalid_request');
    });
  });
});

const decoded = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
