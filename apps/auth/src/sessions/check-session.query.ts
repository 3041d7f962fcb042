import { Inject } from '@nestjs/common';
import type { CheckSessionRequest, CheckSessionResponse } from '@portfel/contracts';
import { CLOCK, Question, Questions, type Clock } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';
import { SessionStore } from '../storage/session.store';

@Questions()
export class CheckSessionQuery {
  constructor(
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Question('AuthQueryService', 'CheckSession')
  async checkSession({ sessionId, accountId }: CheckSessionRequest): Promise<CheckSessionResponse> {
    const session = await this.sessions.find(sessionId);
    const alive = session?.accountId === accountId && !session.endedAt && session.expiresAt > this.now();
    return alive ? { alive, role: await this.accounts.roleOf(accountId) } : { alive };
  }
}
