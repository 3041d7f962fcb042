import { Inject } from '@nestjs/common';
import type { IsAuthenticatedRequest, IsAuthenticatedResponse } from '@portfel/contracts';
import { CLOCK, Question, Questions, type Clock } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';
import { SessionStore } from '../storage/session.store';
import { AccessTokens } from './access-tokens';

/** Whether a token opens anything now, in the words of the source (SD-G01). */
@Questions()
export class IsAuthenticatedQuery {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Question('AuthQueryService', 'IsAuthenticated')
  async isAuthenticated({ token, authType }: IsAuthenticatedRequest): Promise<IsAuthenticatedResponse> {
    if (!token) return failed('NoAuthTokenProvided');
    const now = this.now();
    const claims = await this.tokens.verify(token, now);
    const session = claims && (await this.sessions.find(claims.sessionId));
    const alive = session && session.accountId === claims.accountId && !session.endedAt && session.expiresAt > now;
    const account = alive && (await this.accounts.find(claims.accountId));
    if (!account || account.deactivatedAt) return failed('NotAuthenticated');
    const { id: accountId, username, email, role } = account;
    // The role of now, not the one the token was made with. A type nobody knows asks for the most.
    const mayPass = ['', 'user'].includes(authType) || role === 'admin';
    return mayPass
      ? { success: true, tokenData: { accountId, username, email, role } }
      : failed('NotAuthenticatedAdmin');
  }
}

const failed = (error: string): IsAuthenticatedResponse => ({ success: false, error, tokenData: undefined });
