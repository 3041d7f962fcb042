import { Inject, Injectable } from '@nestjs/common';
import { createLocalJWKSet, exportJWK, importPKCS8, jwtVerify, SignJWT, type JWK } from 'jose';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import type { Account } from '../domain/account';

const ALGORITHM = 'ES256';

/** Signs access tokens, and publishes the key that verifies them (GS-U06, CT-A04). */
@Injectable()
export class AccessTokens {
  private readonly key: ReturnType<typeof importPKCS8>;

  constructor(
    @Inject(CONFIG)
    private readonly config: Pick<
      AuthConfig,
      'ACCESS_TOKEN_PRIVATE_KEY' | 'ACCESS_TOKEN_KEY_ID' | 'ACCESS_TOKEN_MINUTES'
    >,
  ) {
    this.key = importPKCS8(config.ACCESS_TOKEN_PRIVATE_KEY, ALGORITHM, { extractable: true });
  }

  get lifetimeSeconds(): number {
    return this.config.ACCESS_TOKEN_MINUTES * 60;
  }

  async issue(account: Account, sessionId: string, now: Date): Promise<string> {
    const issuedAt = Math.floor(now.getTime() / 1_000);
    return await new SignJWT({ sid: sessionId, role: account.role, username: account.username, type: 'access' })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.config.ACCESS_TOKEN_KEY_ID, typ: 'JWT' })
      .setSubject(account.id)
      .setIssuer('portfel')
      .setAudience('portfel')
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.lifetimeSeconds)
      .sign(await this.key);
  }

  /** @returns undefined for a token that is not ours, not of this type, or expired; whether its session lives is not asked */
  async verify(token: string, now: Date): Promise<{ accountId: string; sessionId: string } | undefined> {
    const expected = { issuer: 'portfel', audience: 'portfel', algorithms: [ALGORITHM], currentDate: now };
    const required = { requiredClaims: ['sub', 'sid', 'exp', 'iat'] };
    try {
      const { keys } = await this.publicKeys();
      const { payload } = await jwtVerify(token, createLocalJWKSet({ keys }), { ...expected, ...required });
      const { sub: accountId, sid: sessionId, type } = payload;
      if (type !== 'access' || typeof sessionId !== 'string' || accountId === undefined) return undefined;
      return { accountId, sessionId };
    } catch {
      return undefined;
    }
  }

  async publicKeys(): Promise<{ keys: JWK[] }> {
    const { kty, crv, x, y } = await exportJWK(await this.key);
    return { keys: [{ kty, crv, x, y, alg: ALGORITHM, use: 'sig', kid: this.config.ACCESS_TOKEN_KEY_ID }] };
  }
}
