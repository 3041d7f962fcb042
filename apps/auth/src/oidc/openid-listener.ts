import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { CONFIG, LOG, type Logger } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';
import { OpenIdProvider, ROUTES } from './openid-provider';
import { PAGE_POLICY, ProviderPages } from './provider-pages';
import { SignOut } from './sign-out';

const SWEEP_MS = 10 * 60 * 1_000;
const REQUEST_MS = 10_000;

/** Serves the OpenID provider to the gateway, on a port that is never published (ADR 0025). */
@Injectable()
export class OpenIdListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private server?: Server;
  private sweeping?: NodeJS.Timeout;

  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    @Inject(LOG) private readonly log: Logger,
    private readonly openId: OpenIdProvider,
    private readonly artefacts: OidcArtefactStore,
    private readonly signOut: SignOut,
  ) {}

  /** Of the port it listens on; another than configured where that was 0. */
  get port(): number {
    return (this.server!.address() as AddressInfo).port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const provider = this.openId.create();
    this.endSessionsWithTheProvider(provider);
    const answer = provider.callback();
    const issuer = new URL(this.config.OIDC_ISSUER);
    this.server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
      comingTo(issuer, request);
      protect(response);
      void answer(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      this.server!.once('error', reject).listen(this.config.OIDC_PORT, this.config.OIDC_HOST, resolve);
    });
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeping);
    this.server?.closeIdleConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  private endSessionsWithTheProvider(provider: Provider): void {
    provider.use(async (context, next) => {
      const confirmed = context.path === `${ROUTES.end_session}/confirm`;
      const sessions = confirmed
        ? await this.signOut.sessionsOf(await grantsOf(provider, context as KoaContextWithOIDC))
        : [];
      await next();
      if (!(context.oidc?.session as { destroyed?: boolean } | undefined)?.destroyed) return;
      try {
        await this.signOut.end(sessions);
      } catch (error) {
        this.log.error({ reason: (error as Error).message }, 'sessions could not be ended with the application’s');
        context.status = 503;
        context.type = 'html';
        const pages = ProviderPages.for(context as KoaContextWithOIDC, this.config.OIDC_ISSUER);
        context.body = pages.error('Portfel itself is still signed in');
      }
    });
  }

  private async sweep(): Promise<void> {
    await this.artefacts.removeExpired().catch((error: Error) => {
      this.log.warn({ reason: error.message }, 'expired codes and tokens could not be removed; trying again later');
    });
  }
}

async function grantsOf(provider: Provider, context: KoaContextWithOIDC): Promise<string[]> {
  const { authorizations = {} } = await provider.Session.get(context);
  return Object.values(authorizations).flatMap(({ grantId }) => grantId ?? []);
}

/** People come to the issuer's address, whatever the way from there to here; nobody outside has a say in that. */
function comingTo({ protocol, host }: URL, { headers }: IncomingMessage): void {
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
  headers['x-forwarded-host'] = host;
}

function protect(response: ServerResponse): void {
  response.setHeader('content-security-policy', PAGE_POLICY);
  response.setHeader('referrer-policy', 'no-referrer');
}
