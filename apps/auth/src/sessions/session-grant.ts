import { Inject, Injectable } from '@nestjs/common';
import type { RefreshSession, ResultToSend } from '@portfel/contracts';

import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import type { Account } from '../domain/account';
import { AccessTokens } from './access-tokens';

const HOUR_SECONDS = 60 * 60;

/** What signing in and refreshing answer alike. */
@Injectable()
export class SessionGrant {
  constructor(
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'SESSION_HOURS'>,
  ) {}

  /** When a session opened or refreshed now ends, if nobody refreshes it again. */
  expiry(now: Date): Date {
    return new Date(now.getTime() + this.config.SESSION_HOURS * HOUR_SECONDS * 1_000);
  }

  async of(account: Account, sessionId: string, refreshToken: string, now: Date): Promise<Grant> {
    return {
      accountId: account.id,
      username: account.username,
      email: account.email,
      accessToken: await this.tokens.issue(account, sessionId, now),
      accessTokenSeconds: this.tokens.lifetimeSeconds,
      refreshToken,
      refreshTokenSeconds: this.config.SESSION_HOURS * HOUR_SECONDS,
    };
  }
}

type Grant = ResultToSend<typeof RefreshSession>;
