import { createPrivateKey } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { interactionPolicy, Provider, type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import { CONFIG, InvalidConfig, LOG, type Logger } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import { isSecretOf, type OidcClient } from '../security/oidc-client';
import { AccountStore } from '../storage/account.store';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';
import { Interactions, SCOPES } from './interactions';
import { adapterOn } from './provider-adapter';
import { ProviderPages } from './provider-pages';

const INTERACTION_SECONDS = 30 * 60;
const CODE_SECONDS = 60;
const ALGORITHM = 'ES256';

export const ROUTES = {
  authorization: '/oauth/auth',
  token: '/oauth/token',
  revocation: '/oauth/revoke',
  userinfo: '/oauth/userinfo',
  end_session: '/oauth/end-session',
  jwks: '/.well-known/jwks.json',
};

/** The OAuth 2 and OpenID Connect provider (PF-U01), by a certified library; what is ours about it. */
@Injectable()
export class OpenIdProvider {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    @Inject(LOG) private readonly log: Logger,
    private readonly accounts: AccountStore,
    private readonly artefacts: OidcArtefactStore,
    private readonly interactions: Interactions,
  ) {}

  /** @throws InvalidConfig */
  create(): Provider {
    if (this.config.NODE_ENV === 'production' && !this.config.OIDC_ISSUER.startsWith('https:')) {
      throw new InvalidConfig('OIDC_ISSUER: must begin with https in production, or cookies would travel open');
    }
    const provider = new Provider(this.config.OIDC_ISSUER, this.configuration());
    // The issuer is behind two servers; the listener says how the person came, and nobody else.
    provider.proxy = true;
    provider.Client.prototype.compareClientSecret = function (shown) {
      return this.clientSecret !== undefined && isSecretOf(this.clientSecret, shown);
    };
    provider.on('server_error', (_context, error) => this.failed(error));
    (provider as EventEmitter).on('error', (error: Error) => this.failed(error));
    return provider;
  }

  private failed({ stack }: Error): void {
    this.log.error({ reason: stack?.split('\n').slice(0, 6).join(' ') }, 'OpenID provider failed');
  }

  private configuration(): Configuration {
    const { OIDC_ISSUER: issuer, OIDC_CLIENTS: clients, OIDC_COOKIE_KEYS: keys } = this.config;
    const grantSeconds = this.config.OIDC_GRANT_HOURS * 60 * 60;
    const pages = (context: KoaContextWithOIDC) => ProviderPages.for(context, issuer);
    const tokenSeconds = (clientId?: string) =>
      (clients.find(({ client_id: id }) => id === clientId)?.access_token_minutes ??
        this.config.OIDC_ACCESS_TOKEN_MINUTES) * 60;
    const cookie = { signed: true, httpOnly: true, sameSite: 'lax', path: '/oauth' } as const;
    return {
      adapter: adapterOn(this.artefacts),
      clients: clients.map(metadata),
      clientDefaults: { id_token_signed_response_alg: ALGORITHM },
      jwks: { keys: [this.signingKey()] },
      routes: ROUTES,
      scopes: SCOPES,
      claims: {
        openid: ['sub'],
        profile: ['preferred_username', 'role'],
        email: ['email', 'email_verified'],
      },
      // An application gets what it was granted with the token already (SD-U11).
      conformIdTokenClaims: false,
      responseTypes: ['code'],
      pkce: { required: () => true },
      clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
      enabledJWA: { idTokenSigningAlgValues: [ALGORITHM], userinfoSigningAlgValues: [ALGORITHM] },
      allowOmittingSingleRegisteredRedirectUri: false,
      rotateRefreshToken: true,
      features: {
        devInteractions: { enabled: false },
        dPoP: { enabled: false },
        pushedAuthorizationRequests: { enabled: false },
        resourceIndicators: { enabled: false },
        revocation: { enabled: true, allowedPolicy: (_context, { clientId }, token) => token.clientId === clientId },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (context, form) => html(context, pages(context).signOut(form)),
          postLogoutSuccessSource: (context) => html(context, pages(context).signedOut()),
        },
      },
      cookies: {
        keys,
        names: { session: 'portfel_oauth', interaction: 'portfel_oauth_page', resume: 'portfel_oauth_resume' },
        long: cookie,
        short: cookie,
      },
      ttl: {
        AuthorizationCode: CODE_SECONDS,
        AccessToken: (_context, { clientId }) => tokenSeconds(clientId),
        IdToken: (_context, _token, { clientId }) => tokenSeconds(clientId),
        RefreshToken: (context) => context.oidc.entities.RotatedRefreshToken?.remainingTTL ?? grantSeconds,
        Grant: grantSeconds,
        Interaction: INTERACTION_SECONDS,
        Session: grantSeconds,
      },
      interactions: {
        policy: ourSessionDecides(),
        url: (context, { uid }) => {
          this.bindToBrowser(context, uid);
          return `/authorize/${uid}`;
        },
      },
      clientBasedCORS: (_context, origin, client) =>
        (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
      renderError: (context, { error, error_description: description }) =>
        html(context, pages(context).error(description ?? error)),
      findAccount: async (_context, accountId) => {
        const account = await this.accounts.find(accountId);
        if (!account?.confirmedAt || account.deactivatedAt) return undefined;
        const { username, email, role } = account;
        const claims = { sub: accountId, preferred_username: username, role, email, email_verified: true };
        return { accountId, claims: () => claims };
      },
    };
  }

  /** The one that signs access tokens, too: what it signed is told apart by issuer and audience. */
  private signingKey() {
    const key = createPrivateKey(this.config.ACCESS_TOKEN_PRIVATE_KEY).export({ format: 'jwk' });
    return { ...key, kid: this.config.ACCESS_TOKEN_KEY_ID, alg: ALGORITHM, use: 'sig' } as JWK;
  }

  /** The page of this interaction answers through the API, where the browser shows what it is given here. */
  private bindToBrowser(context: KoaContextWithOIDC, interactionId: string): void {
    context.cookies.set('portfel_interaction', this.interactions.binding(interactionId), {
      path: `/api/v1/oauth/interactions/${interactionId}`,
      maxAge: INTERACTION_SECONDS * 1_000,
      httpOnly: true,
      sameSite: 'strict',
      signed: false,
    });
  }
}

/** Every request of an application goes to our page: our session, and no second one, decides who is signed in. */
function ourSessionDecides() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const check = new Check('portfel_session', 'the session of Portfel decides', 'login_required', ({ oidc }) =>
    oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  );
  policy.get('login')!.checks.add(check);
  return policy;
}

function metadata({
  secret_sha256: secret,
  first_party: _firstParty,
  access_token_minutes: _minutes,
  ...rest
}: OidcClient) {
  return {
    ...rest,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: secret ? ('client_secret_basic' as const) : ('none' as const),
    // What is compared is the hash of what is shown.
    ...(secret ? { client_secret: secret } : {}),
  };
}

function html(context: KoaContextWithOIDC, page: string): void {
  context.type = 'html';
  context.body = page;
}
