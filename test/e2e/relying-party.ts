import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from 'openid-client';

interface Pending {
  readonly pkceCodeVerifier: string;
  readonly expectedState: string;
  readonly expectedNonce: string;
}

/** An application on an origin of its own that signs people in with Portfel, by a client nobody here wrote. */
export class RelyingParty {
  readonly signIns: client.TokenEndpointResponse[] = [];
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error & { error?: string }) => {
      const reason = error.error ?? (error as { code?: string }).code ?? error.message;
      response.writeHead(400, { 'content-type': 'text/html' }).end(page('Not signed in', `Refused: ${reason}`));
    });
  });
  private pending?: Pending;
  config!: client.Configuration;

  static async start(port: number): Promise<RelyingParty> {
    const party = new RelyingParty();
    await new Promise<void>((resolve, reject) => {
      party.server.once('error', reject);
      party.server.listen(port, 'localhost', resolve);
    });
    return party;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** @param issuer of Portfel, found by its discovery document */
  async discover(issuer: string, id: string, authentication: client.ClientAuth): Promise<void> {
    const execute = [client.allowInsecureRequests];
    this.config = await client.discovery(new URL(issuer), id, undefined, authentication, { execute });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const html = (text: string) => response.writeHead(200, { 'content-type': 'text/html' }).end(text);
    switch (url.pathname) {
      case '/':
        return void html(page('The Shop', '<a href="/signin">Sign in with Portfel</a>'));
      case '/signin':
        return void response.writeHead(303, { location: String(await this.begin(url.searchParams)) }).end();
      case '/callback': {
        if (!this.pending) throw new Error('nobody asked');
        const tokens = await client.authorizationCodeGrant(this.config, url, this.pending);
        this.signIns.push(tokens);
        const { sub } = tokens.claims()!;
        const { preferred_username: name } = await client.fetchUserInfo(this.config, tokens.access_token, sub);
        return void html(page(`Hello ${String(name)}`, '<a href="/signout">Sign out</a>'));
      }
      case '/signout': {
        const hint = { id_token_hint: this.signIns.at(-1)!.id_token!, post_logout_redirect_uri: `${this.url}/bye` };
        return void response.writeHead(303, { location: String(client.buildEndSessionUrl(this.config, hint)) }).end();
      }
      case '/bye':
        return void html(page('Goodbye', 'Come again'));
      default:
        return void response.writeHead(404).end();
    }
  }

  /** @param more parameters of the request: `prompt`, `max_age` … */
  private async begin(more: URLSearchParams): Promise<URL> {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    this.pending = { pkceCodeVerifier, expectedState: client.randomState(), expectedNonce: client.randomNonce() };
    return client.buildAuthorizationUrl(this.config, {
      redirect_uri: `${this.url}/callback`,
      scope: 'openid profile email offline_access',
      prompt: 'consent',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: this.pending.expectedState,
      nonce: this.pending.expectedNonce,
      ...Object.fromEntries(more),
    });
  }
}

const page = (title: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
