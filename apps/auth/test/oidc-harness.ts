import { createHash, randomUUID } from 'node:crypto';
import * as client from 'openid-client';
import { AnswerInteraction, type DataToSend, type GetInteractionResponse } from '@portfel/contracts';
import { freePorts } from '../../../tools/local/local';
import type { Environment } from '../../../tools/platform/environments';
import { AuthHarness } from './auth-harness';

export const ISSUER = 'http://portfel.test';
export const CALLBACK = 'http://shop.test/callback';
export const SECRET = 'a-random-secret-of-the-shop';
const ALL = 'openid profile email offline_access';

/** `shop` keeps a secret; `app` cannot; `board` is ours. */
const CLIENTS = [
  {
    client_id: 'shop',
    client_name: 'The Shop',
    redirect_uris: [CALLBACK],
    post_logout_redirect_uris: ['http://shop.test/bye'],
    secret_sha256: createHash('sha256').update(SECRET).digest('hex'),
    access_token_minutes: 120,
  },
  { client_id: 'app', client_name: 'The App', redirect_uris: [CALLBACK] },
  { client_id: 'board', client_name: 'The Board', redirect_uris: [CALLBACK], first_party: true },
];

export type Person = Awaited<ReturnType<AuthHarness['signedIn']>>;

/** `auth` with its OpenID provider, and applications that talk to it by a client nobody here wrote. */
export class OidcHarness {
  private constructor(
    readonly auth: AuthHarness,
    private readonly port: number,
  ) {}

  static async start(env: Environment = {}): Promise<OidcHarness> {
    const [port] = (await freePorts(1)) as [number];
    const settings = { OIDC_ISSUER: ISSUER, OIDC_PORT: String(port), OIDC_CLIENTS: JSON.stringify(CLIENTS), ...env };
    const auth = await AuthHarness.start({ env: settings });
    // The provider reads the real time; so does everybody here.
    auth.clock.advance(Date.now() - auth.clock.now().getTime());
    return new OidcHarness(auth, port);
  }

  close(): Promise<void> {
    return this.auth.close();
  }

  /** The application, as it finds us by discovery. */
  async application(id = 'shop', authentication = id === 'shop' ? client.ClientSecretBasic(SECRET) : client.None()) {
    return await client.discovery(new URL(ISSUER), id, undefined, authentication, {
      execute: [client.allowInsecureRequests],
      [client.customFetch]: (url, options) => fetch(this.inside(url), options as RequestInit),
    });
  }

  browser(): TestBrowser {
    return new TestBrowser((url) => this.inside(url));
  }

  /** Where an application sends the browser, and what it keeps for the answer. */
  async request(config: client.Configuration, parameters: Record<string, string> = {}) {
    const [pkceCodeVerifier, expectedState, expectedNonce] = [
      client.randomPKCECodeVerifier(),
      client.randomState(),
      client.randomNonce(),
    ];
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: ALL,
      prompt: 'consent',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      ...parameters,
    });
    return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
  }

  /** The whole way: asked, allowed by the person, back at the application, tokens. */
  async signIn(person: Person, config: client.Configuration, parameters?: Record<string, string>) {
    const { callback, checks, browser } = await this.code(person, config, parameters);
    return { browser, callback, checks, tokens: await client.authorizationCodeGrant(config, callback, checks) };
  }

  /** As far as the code. */
  async code(person: Person, config: client.Configuration, parameters?: Record<string, string>) {
    const browser = this.browser();
    const { url, checks } = await this.request(config, parameters);
    const page = await browser.interaction(url);
    const end = await this.answer(person, page);
    if (end.status !== 'accepted') throw new Error(`Not allowed: ${JSON.stringify(end)}`);
    const callback = new URL((await browser.go(end.result.returnTo)).headers.get('location')!);
    return { callback, checks, browser };
  }

  answer(
    { accountId, sessionId }: Pick<Person, 'accountId' | 'sessionId'>,
    page: Page,
    over: Partial<DataToSend<typeof AnswerInteraction>> = {},
  ) {
    const data = { accountId, sessionId, ...page, allow: true, ...over };
    return this.auth.send(AnswerInteraction, data, { actor: { type: 'account', id: accountId } });
  }

  async ask(person: Pick<Person, 'accountId' | 'sessionId'>, page: Page): Promise<GetInteractionResponse> {
    const questions = this.auth.questions();
    const context = { correlationId: randomUUID(), actorId: person.accountId };
    try {
      return await questions.ask('GetInteraction', { ...page, sessionId: person.sessionId }, context);
    } finally {
      questions.close();
    }
  }

  private inside(url: string | URL): string {
    return String(url).replace(ISSUER, `http://127.0.0.1:${this.port}`);
  }
}

export interface Page {
  readonly interactionId: string;
  readonly binding: string;
}

/** Keeps cookies and follows nothing by itself. */
class TestBrowser {
  private cookies: { name: string; value: string; path: string; attributes: string[] }[] = [];

  constructor(private readonly inside: (url: string | URL) => string) {}

  async go(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(url);
    const sent = this.cookies.filter(({ path }) => pathname.startsWith(path));
    const cookie = sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.inside(url), { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const header of answer.headers.getSetCookie()) this.keep(header);
    return answer;
  }

  /** Opens an application's address for signing in; what our page then finds. */
  async interaction(url: string | URL): Promise<Page> {
    const answer = await this.go(url);
    const location = answer.headers.get('location') ?? '';
    const interactionId = /^\/authorize\/([\w-]+)$/.exec(location)?.[1];
    if (!interactionId) throw new Error(`Not sent to our page: ${answer.status} ${location} ${await answer.text()}`);
    const path = `/api/v1/oauth/interactions/${interactionId}`;
    const binding = this.cookies.find((one) => one.name === 'portfel_interaction' && one.path === path)!.value;
    return { interactionId, binding };
  }

  /** Of every cookie kept: name and attributes. */
  kept(): { name: string; attributes: string[] }[] {
    return this.cookies.map(({ name, attributes }) => ({ name, attributes }));
  }

  private keep(header: string): void {
    const [pair = '', ...attributes] = header.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = /path=([^;]+)/i.exec(header)?.[1] ?? '/';
    this.cookies = this.cookies.filter((one) => one.name !== name || one.path !== path);
    if (value) this.cookies.push({ name, value, path, attributes });
  }
}
