import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import type { AskedSignIn } from '../domain/interaction';
import type { OidcClient } from '../security/oidc-client';
import type { OidcArtefact } from '../storage/oidc-artefact.store';

export const SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** What an application asked for, waiting for the person's answer. */
export interface Interaction {
  readonly artefact: OidcArtefact;
  readonly client: OidcClient;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly returnTo: string;
  readonly asked: AskedSignIn;
}

/** Reads interactions of the OpenID provider for those who answer them. */
@Injectable()
export class Interactions {
  constructor(@Inject(CONFIG) private readonly config: Pick<AuthConfig, 'OIDC_CLIENTS' | 'OIDC_COOKIE_KEYS'>) {}

  /** For the browser in which it began, and no other: whoever is sent the address of a page cannot answer there. */
  binding(interactionId: string, key = this.config.OIDC_COOKIE_KEYS[0]!): string {
    return createHmac('sha256', key).update(`interaction ${interactionId}`).digest('base64url');
  }

  /** @returns undefined when it is over, or was begun in another browser */
  read(artefact: OidcArtefact | undefined, binding: string, now: Date): Interaction | undefined {
    const { params, prompt, returnTo, jti, exp = 0, iat = 0 } = artefact ?? {};
    if (!artefact || !params || !returnTo || !jti || exp * 1_000 <= now.getTime()) return undefined;
    if (!this.config.OIDC_COOKIE_KEYS.some((key) => isSame(this.binding(jti, key), binding))) return undefined;
    const client = this.config.OIDC_CLIENTS.find(({ client_id: id }) => id === params.client_id);
    if (!client) return undefined;
    const hint = prompt?.details.id_token_hint;
    return {
      artefact,
      client,
      scopes: words(params.scope).filter((scope) => SCOPES.includes(scope)),
      redirectUri: String(params.redirect_uri),
      returnTo,
      asked: {
        askedAt: new Date(iat * 1_000),
        prompts: words(params.prompt),
        maxAgeSeconds: params.max_age === undefined ? undefined : Number(params.max_age),
        // The provider has verified it.
        accountId: typeof hint === 'string' ? decodeJwt(hint).sub : undefined,
      },
    };
  }
}

const words = (text: unknown) => (typeof text === 'string' ? text.split(' ') : []);

function isSame(expected: string, shown: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(shown)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
