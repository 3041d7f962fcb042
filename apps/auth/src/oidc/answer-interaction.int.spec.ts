import { randomUUID } from 'node:crypto';
import * as client from 'openid-client';
import { ChangePassword } from '@portfel/contracts';
import { opened, rejectedWith } from '../../test/auth-harness';
import { ISSUER, OidcHarness, type Page, type Person } from '../../test/oidc-harness';

describe('answering what an application asks', () => {
  let oidc: OidcHarness;
  let person: Person;
  let shop: client.Configuration;
  beforeAll(async () => {
    oidc = await OidcHarness.start();
    person = await oidc.auth.signedIn();
    shop = await oidc.application();
  });
  afterAll(() => oidc.close());

  const asked = async (parameters?: Record<string, string>, config = shop) => {
    const { url, checks } = await oidc.request(config, parameters);
    const browser = oidc.browser();
    return { browser, checks, url, page: await browser.interaction(url) };
  };
  const unmet = async (who: Person, page: Page) => (await oidc.ask(who, page)).unmet;

  it('tells the person who asks for what, and where they go back to', async () => {
    const { page } = await asked({ scope: 'openid email unheard-of' });
    expect(await oidc.ask(person, page)).toMatchObject({
      clientName: 'The Shop',
      clientHost: 'shop.test',
      scopes: ['openid', 'email'],
      firstParty: false,
    });
    const board = await asked({}, await oidc.application('board'));
    expect(await oidc.ask(person, board.page)).toMatchObject({ clientName: 'The Board', firstParty: true });
  });

  it('sends the person back with a refusal', async () => {
    const { browser, page, checks } = await asked();
    const end = await oidc.answer(person, page, { allow: false });
    if (end.status !== 'accepted') throw new Error(JSON.stringify(end));
    const back = new URL((await browser.go(end.result.returnTo)).headers.get('location')!);
    expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual([
      'access_denied',
      checks.expectedState,
    ]);
    await expect(client.authorizationCodeGrant(shop, back, checks)).rejects.toMatchObject({ error: 'access_denied' });
  });

  it('is taken from the browser in which it was asked, and from no other', async () => {
    const [ours, theirs] = [await asked(), await asked()];
    const crossed = { ...theirs.page, binding: ours.page.binding };
    expect(await oidc.answer(person, crossed)).toMatchObject(rejectedWith('sign-in-request-expired'));
    expect(await oidc.answer(person, { ...theirs.page, binding: '' })).toMatchObject(
      rejectedWith('sign-in-request-expired'),
    );
    await expect(oidc.ask(person, crossed)).rejects.toMatchObject({ code: 'sign-in-request-expired' });
    // Allowed here, it cannot be gone on with there.
    const end = await oidc.answer(person, ours.page);
    if (end.status !== 'accepted') throw new Error(JSON.stringify(end));
    expect((await theirs.browser.go(end.result.returnTo)).status).toBe(400);
  });

  it('is for the actor and their living session only', async () => {
    const { page } = await asked();
    const other = await oidc.auth.signedIn();
    const claims = [
      { ...person, sessionId: other.sessionId },
      { ...person, sessionId: randomUUID() },
    ];
    for (const who of claims) expect(await oidc.answer(who, page)).toMatchObject(rejectedWith('session-has-expired'));
    expect(await oidc.answer(other, page, { accountId: person.accountId })).toMatchObject(
      rejectedWith('session-has-expired'),
    );
    await oidc.auth.endSession(other.sessionId, other.accountId);
    expect(await oidc.answer(other, page)).toMatchObject(rejectedWith('session-has-expired'));
    await expect(oidc.ask({ ...other, sessionId: person.sessionId }, page)).rejects.toMatchObject({
      code: 'sign-in-request-expired',
    });
  });

  it('is asked once more for every request: another application finds no session but ours', async () => {
    const { browser } = await oidc.signIn(person, shop);
    const { url } = await oidc.request(await oidc.application('board'));
    await browser.interaction(url);
    const silent = await oidc.request(shop, { prompt: 'none' });
    const back = new URL((await browser.go(silent.url)).headers.get('location')!);
    expect(back.searchParams.get('error')).toBe('login_required');
  });

  it('waits for a fresh sign-in where the application asks for one', async () => {
    oidc.auth.clock.advance(-60_000);
    const owner = await oidc.auth.signedIn();
    oidc.auth.clock.advance(60_000);
    const { page } = await asked({ prompt: 'login consent' });
    expect(await unmet(owner, page)).toBe('sign-in-again');
    expect(await oidc.answer(owner, page)).toMatchObject(rejectedWith('sign-in-again'));
    expect((await oidc.answer(owner, page, { allow: false })).status).toBe('accepted');
  });

  it('waits on while the person signs out and in again, as themselves or as somebody else', async () => {
    const [owner, other] = [await oidc.auth.signedIn(), await oidc.auth.signedIn()];
    const { browser } = await oidc.signIn(owner, shop);
    for (const [who, back] of [
      [{ ...owner, ...(await opened(await oidc.auth.signIn(owner))) }, 303],
      // The provider first forgets the one before, by a form that posts itself.
      [other, 200],
    ] as const) {
      const { url } = await oidc.request(shop);
      const page = await browser.interaction(url);
      await oidc.auth.endSession(owner.sessionId, owner.accountId);
      const end = await oidc.answer(who, page);
      if (end.status !== 'accepted') throw new Error(JSON.stringify(end));
      expect((await browser.go(end.result.returnTo)).status).toBe(back);
    }
  });

  it('waits for the person whom the application knows', async () => {
    const { tokens } = await oidc.signIn(person, shop);
    const other = await oidc.auth.signedIn();
    const { page } = await asked({ id_token_hint: tokens.id_token! });
    expect(await unmet(other, page)).toBe('another-account-needed');
    expect(await oidc.answer(other, page)).toMatchObject(rejectedWith('another-account-needed'));
    expect(await unmet(person, page)).toBeUndefined();
  });

  it('is over when it was gone on with, and when nobody answered in time', async () => {
    const { page } = await oidc.signIn(person, shop).then(async ({ browser }) => {
      const { url } = await oidc.request(shop);
      const again = await browser.interaction(url);
      const end = await oidc.answer(person, again);
      if (end.status !== 'accepted') throw new Error(JSON.stringify(end));
      await browser.go(end.result.returnTo);
      return { page: again };
    });
    expect(await oidc.answer(person, page)).toMatchObject(rejectedWith('sign-in-request-expired'));
    const late = await asked();
    oidc.auth.clock.advance(31 * 60 * 1_000);
    expect(await oidc.answer(person, late.page)).toMatchObject(rejectedWith('sign-in-request-expired'));
    oidc.auth.clock.advance(-31 * 60 * 1_000);
  });

  it('gives nothing that outlives a new password', async () => {
    const owner = await oidc.auth.signedIn();
    const { tokens, browser } = await oidc.signIn(owner, shop);
    const { accountId, sessionId: keptSessionId, password: currentPassword } = owner;
    const data = { accountId, keptSessionId, currentPassword, newPassword: 'Another-horse-2' };
    const end = await oidc.auth.send(ChangePassword, data, { actor: { type: 'account', id: accountId } });
    expect(end.status).toBe('accepted');
    await expect(client.refreshTokenGrant(shop, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await expect(client.fetchUserInfo(shop, tokens.access_token, accountId)).rejects.toBeDefined();
    expect((await browser.go(`${ISSUER}/oauth/end-session`)).status).toBe(200);
  });
});
