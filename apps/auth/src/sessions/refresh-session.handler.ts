import { RefreshSession } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { decideRefresh } from '../domain/decide-refresh';
import { decryptUnder, encryptUnder, hashToken, newToken } from '../security/one-time-token';
import { AccountStore } from '../storage/account.store';
import { SessionStore } from '../storage/session.store';
import { endSessions } from '../policy/end-sessions';
import { SessionGrant } from './session-grant';

@Handles(RefreshSession)
export class RefreshSessionHandler implements CommandHandler<typeof RefreshSession> {
  constructor(
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    private readonly grant: SessionGrant,
  ) {}

  async handle(command: RefreshSession, uow: UnitOfWork): Promise<Reply<typeof RefreshSession>> {
    const presented = await command.refreshToken.open();
    const session = await this.sessions.lock(uow, command.sessionId);
    const account = session && (await this.accounts.find(session.accountId));
    const hash = hashToken(presented);
    const spent = await this.sessions.hasSpent(uow, command.sessionId, hash);
    const decision = decideRefresh(session, { hash, spent }, uow.now);
    if (!session || !account || decision === 'ended') return uow.reject('session-has-expired');

    if (decision === 'reused') await endSessions(this.sessions, uow, [session], 'refresh-token-reused');
    if (decision === 'reused' || decision === 'unknown') return uow.reject('invalid-token');
    if (decision === 'repeat') {
      const current = decryptUnder(presented, session.tokenForPrevious!);
      return uow.accept(await this.grant.of(account, session.id, current, uow.now));
    }
    const next = `${session.id}.${newToken()}`;
    await this.sessions.rotate(uow, session, {
      tokenHash: hashToken(next),
      tokenForPrevious: encryptUnder(presented, next),
      expiresAt: this.grant.expiry(uow.now),
    });
    return uow.accept(await this.grant.of(account, session.id, next, uow.now));
  }
}
