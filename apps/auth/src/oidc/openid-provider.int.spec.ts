import { createHmac } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { DeactivateAccount, ReactivateAccount } from '@portfel/contracts';
import { rejectedWith } from '../../test/auth-harness';
import { newAdmin } from '../../test/new-admin';
import { CALLBACK, ISSUER, OidcHarness, type Person } from '../../test/oidc-harness';

describe('the OpenID provider, to a client nobody here wrote', () => {
  let oidc: OidcHarness;
  let person: Person;
  let shop: client.Configuration;
  beforeAll(async () => {
    oidc = await OidcHarness.start();
    person = await oidc.auth.signedIn();
    shop = await oidc.application();
  });
  afterAll(() => oidc.close());

  const refused = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (cause: unknown) => cause,
    );
    const { error: code, cause } = (error ?? {}) as { error?: string; cause?: { parameters?: { error?: string } }[] };
    return code ?? cause?.[0]?.parameters?.error;
  };
  const userInfo = (tokens: { access_token: string }) =>
    client.fetchUserInfo(shop, tokens.access_token, client.skipSubjectCheck);
  const dead = async (tokens: { access_token: string }) =>
    await expect(userInfo(tokens)).rejects.toMatchObject({ cause: [{ parameters: { error: 'invalid_token' } }] });

  it('signs a person in: code, tokens verified by its key set, userinfo (PF-U01, GS-U06, SD-U11)', async () => {
    const { tokens } = await oidc.signIn(person, shop);
    const claims = { sub: person.accountId, preferred_username: person.username, role: 'user', email: person.email };
    expect(tokens.claims()).toMatchObject({ ...claims, iss: ISSUER, aud: 'shop' });
    const { alg, kid } = decodeProtectedHeader(tokens.id_token!);
    expect([alg, kid]).toEqual(['ES256', oidc.auth.secrets.accessTokenKeyId]);
    expect(await userInfo(tokens)).toEqual({ ...claims, email_verified: true });
  });

  it('gives each application the lifetime of its own (SD-U11)', async () => {
    const ofShop = (await oidc.signIn(person, shop)).tokens;
    const ofApp = (await oidc.signIn(person, await oidc.application('app'))).tokens;
    expect([ofShop.expires_in, ofApp.expires_in]).toEqual([7_200, 3_600]);
  });

  it('tells an application no more than it was allowed', async () => {
    const { tokens } = await oidc.signIn(person, shop, { scope: 'openid' });
    expect(Object.keys(await userInfo(tokens))).toEqual(['sub']);
    expect(tokens.claims()).not.toHaveProperty('email');
    expect(tokens.refresh_token).toBeUndefined();
  });

  describe('the code', () => {
    it('needs PKCE, by S256, from applications with a secret, too', async () => {
      const { url } = await oidc.request(shop);
      const [without, plain] = [new URL(url), new URL(url)];
      without.searchParams.delete('code_challenge');
      without.searchParams.delete('code_challenge_method');
      plain.searchParams.set('code_challenge_method', 'plain');
      for (const flawed of [without, plain]) {
        const back = new URL((await oidc.browser().go(flawed)).headers.get('location')!);
        expect([back.origin + back.pathname, back.searchParams.get('error')]).toEqual([CALLBACK, 'invalid_request']);
      }
    });

    it('is worth nothing without its verifier', async () => {
      const { callback, checks } = await oidc.code(person, shop);
      const other = { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };
      expect(await refused(client.authorizationCodeGrant(shop, callback, other))).toBe('invalid_grant');
    });

    it('used twice is stolen: the grant ends with everything given for it', async () => {
      const { callback, checks, tokens } = await oidc.signIn(person, shop);
      await userInfo(tokens);
      expect(await refused(client.authorizationCodeGrant(shop, callback, checks))).toBe('invalid_grant');
      await dead(tokens);
      expect(await refused(client.refreshTokenGrant(shop, tokens.refresh_token!))).toBe('invalid_grant');
    });

    it('used by two at once serves neither for long', async () => {
      const { callback, checks } = await oidc.code(person, shop);
      const ends = await Promise.allSettled([1, 2, 3].map(() => client.authorizationCodeGrant(shop, callback, checks)));
      const served = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
      expect(served.length).toBeLessThanOrEqual(1);
      for (const tokens of served) await dead(tokens);
    });

    it('of another application is refused', async () => {
      const { callback, checks } = await oidc.code(person, await oidc.application('app'));
      expect(await refused(client.authorizationCodeGrant(shop, callback, checks))).toBe('invalid_grant');
    });
  });

  describe('the refresh token', () => {
    it('is another one after each use, and the old one ends the grant', async () => {
      const { tokens } = await oidc.signIn(person, shop);
      const second = await client.refreshTokenGrant(shop, tokens.refresh_token!);
      expect(second.refresh_token).not.toBe(tokens.refresh_token);
      expect(await userInfo(second)).toMatchObject({ email: person.email });
      expect(await refused(client.refreshTokenGrant(shop, tokens.refresh_token!))).toBe('invalid_grant');
      expect(await refused(client.refreshTokenGrant(shop, second.refresh_token!))).toBe('invalid_grant');
      await dead(second);
    });

    it('used by two at once is refused to one of them at least', async () => {
      const { tokens } = await oidc.signIn(person, shop);
      const ends = await Promise.allSettled([1, 2, 3].map(() => client.refreshTokenGrant(shop, tokens.refresh_token!)));
      expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    });

    it('can be revoked, and with it all that came of the grant', async () => {
      const { tokens } = await oidc.signIn(person, shop);
      await client.tokenRevocation(shop, tokens.refresh_token!);
      expect(await refused(client.refreshTokenGrant(shop, tokens.refresh_token!))).toBe('invalid_grant');
      await dead(tokens);
    });
  });

  describe('refuses', () => {
    it.each([
      ['another address', 'http://shop.test/callback/elsewhere'],
      ['an address that only begins alike', 'http://shop.test/callback?next=1'],
      ['another site', 'http://evil.test/callback'],
    ])('%s to come back to, on a page of its own', async (_what, redirect_uri) => {
      const { url } = await oidc.request(shop, { redirect_uri });
      const answer = await oidc.browser().go(url);
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      expect(await answer.text()).toContain('This sign-in cannot go on');
    });

    it('in the language of the person: their choice, else that of their browser', async () => {
      const { url } = await oidc.request(shop, { redirect_uri: 'http://evil.test/callback' });
      const said = async (headers: Record<string, string>) =>
        /<html lang="(\w+)">.*<h1>([^<]*)/s.exec(await (await oidc.browser().go(url, { headers })).text())!.slice(1);
      const polish = ['pl', 'Nie można dokończyć tego logowania'];
      expect(await said({ 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.5' })).toEqual(polish);
      expect(await said({ 'accept-language': 'en', cookie: 'portfel-language=pl' })).toEqual(polish);
      expect(await said({ 'accept-language': 'de' })).toEqual(['en', 'This sign-in cannot go on']);
    });

    it('a wrong secret, and none', async () => {
      const shown = [client.ClientSecretBasic('wrong'), client.ClientSecretPost('wrong'), client.None()];
      for (const authentication of shown) {
        const { callback, checks } = await oidc.code(person, shop);
        const other = await oidc.application('shop', authentication);
        expect(await refused(client.authorizationCodeGrant(other, callback, checks))).toBe('invalid_client');
      }
    });

    it('an application nobody registered, and to register one', async () => {
      const { url } = await oidc.request(shop);
      url.searchParams.set('client_id', 'stranger');
      expect((await oidc.browser().go(url)).status).toBe(400);
      const answers = await Promise.all(
        ['/oauth/reg', '/reg', '/oauth/token/introspection', '/oauth/request'].map((path) =>
          oidc.browser().go(`${ISSUER}${path}`, { method: 'POST' }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect(shop.serverMetadata().introspection_endpoint).toBeUndefined();
    });

    it('implicit and hybrid answers', async () => {
      for (const response_type of ['id_token', 'code id_token', 'token']) {
        const { url } = await oidc.request(shop, { response_type });
        const back = new URL((await oidc.browser().go(url)).headers.get('location')!);
        expect(`${back.search}${back.hash}`).toMatch(/error=(unsupported_response_type|invalid_request)/);
      }
    });

    it('ID tokens as hints that it did not sign', async () => {
      const { tokens, browser } = await oidc.signIn(person, shop);
      const [header, claims, signature] = tokens.id_token!.split('.') as [string, string, string];
      const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const { kid } = decodeProtectedHeader(tokens.id_token!);
      const hs256 = `${encoded({ alg: 'HS256', kid })}.${claims}`;
      const forged = [
        `${encoded({ alg: 'none', kid })}.${claims}.`,
        `${encoded({ alg: 'none' })}.${claims}.${signature}`,
        `${hs256}.${createHmac('sha256', 'a-random-secret-of-the-shop').update(hs256).digest('base64url')}`,
        `${header}.${encoded({ sub: person.accountId, aud: 'shop', iss: ISSUER })}.${signature}`,
      ];
      for (const id_token_hint of forged) {
        const end = client.buildEndSessionUrl(shop, {
          id_token_hint,
          post_logout_redirect_uri: 'http://shop.test/bye',
        });
        expect((await browser.go(end)).status).toBe(400);
        const { url } = await oidc.request(shop, { id_token_hint });
        const back = new URL((await browser.go(url)).headers.get('location')!, ISSUER);
        expect(back.searchParams.get('error')).toBe('invalid_request');
      }
    });
  });

  describe('ends what was given in a session', () => {
    const lost = async (tokens: { access_token: string; refresh_token?: string }) => {
      await dead(tokens);
      expect(await refused(client.refreshTokenGrant(shop, tokens.refresh_token!))).toBe('invalid_grant');
    };

    it('with that session, and with no other', async () => {
      const owner = await oidc.auth.signedIn();
      const { tokens } = await oidc.signIn(owner, shop);
      const others = (await oidc.signIn(person, shop)).tokens;
      await oidc.auth.endSession(owner.sessionId, owner.accountId);
      await lost(tokens);
      await userInfo(others);
    });

    it('with the account', async () => {
      const owner = await oidc.auth.signedIn();
      const { tokens } = await oidc.signIn(owner, shop);
      await oidc.auth.sql('DELETE FROM spent_refresh_token WHERE session_id = $1', [owner.sessionId]);
      await oidc.auth.sql('DELETE FROM session WHERE account_id = $1', [owner.accountId]);
      await oidc.auth.sql('DELETE FROM one_time_link WHERE account_id = $1', [owner.accountId]);
      await oidc.auth.sql('DELETE FROM account WHERE id = $1', [owner.accountId]);
      await lost(tokens);
    });

    it('when the account is shut out, and for good: letting the person in again brings nothing back (AT-S08)', async () => {
      const owner = await oidc.auth.signedIn();
      const { accountId } = owner;
      const { tokens } = await oidc.signIn(owner, shop);
      const { callback, checks } = await oidc.code(owner, shop);
      const admin = await newAdmin(oidc.auth);
      await oidc.auth.send(DeactivateAccount, { accountId }, { actor: admin.actor });
      const kept = 'SELECT count(*)::int AS kept FROM oidc_artefact WHERE account_id = $1';
      expect(await oidc.auth.sql(kept, [accountId])).toEqual([{ kept: 0 }]);
      const page = await oidc.browser().interaction((await oidc.request(shop)).url);
      expect(await oidc.answer(owner, page)).toEqual(rejectedWith('session-has-expired'));
      await oidc.auth.send(ReactivateAccount, { accountId }, { actor: admin.actor });
      await lost(tokens);
      expect(await refused(client.authorizationCodeGrant(shop, callback, checks))).toBe('invalid_grant');
    });

    it('when it is signed out at an application; and the session itself (AT-S03)', async () => {
      const owner = await oidc.auth.signedIn();
      const { tokens, browser } = await oidc.signIn(owner, shop);
      const end = client.buildEndSessionUrl(shop, {
        id_token_hint: tokens.id_token!,
        post_logout_redirect_uri: 'http://shop.test/bye',
        state: 'st',
      });
      const page = await browser.go(end);
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(await page.text())![1]!;
      const confirm = (value: string) =>
        browser.go(`${ISSUER}/oauth/end-session/confirm`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ xsrf: value, logout: 'yes' }).toString(),
        });
      expect((await confirm('guessed')).status).toBe(400);
      await userInfo(tokens);
      expect((await confirm(xsrf)).headers.get('location')).toBe('http://shop.test/bye?state=st');
      // What was given to be used offline ends with our session, which a command ends.
      await oidc.auth.ended(owner);
      await lost(tokens);
    });
  });

  it('stores no code, token or address that could be read', async () => {
    const { callback, tokens, browser } = await oidc.signIn(person, shop);
    const secrets = [callback.searchParams.get('code')!, tokens.access_token, tokens.refresh_token!, person.email];
    const rows = await oidc.auth.rows('oidc_artefact');
    const stored = rows
      .map((row) =>
        Object.values(row)
          .map((value) => String(value))
          .join(' '),
      )
      .join('\n');
    for (const secret of [...secrets, 'shop', 'authorizations']) expect(stored).not.toContain(secret);
    for (const { name, attributes } of browser.kept()) {
      expect({ name, attributes: attributes.map((one) => one.toLowerCase()) }).toEqual({
        name,
        attributes: expect.arrayContaining([
          'httponly',
          name === 'portfel_interaction' ? 'samesite=strict' : 'samesite=lax',
        ]) as string[],
      });
    }
  });

  it('lets its cookies travel by HTTPS only, where it is reached by HTTPS', async () => {
    const secure = await OidcHarness.start({ OIDC_ISSUER: 'https://portfel.test' });
    try {
      const { url } = await oidc.request(shop);
      const browser = secure.browser();
      await browser.interaction(url);
      const open = browser.kept().filter(({ attributes }) => !attributes.includes('secure'));
      expect([browser.kept().length > 0, open]).toEqual([true, []]);
    } finally {
      await secure.close();
    }
  });
});
