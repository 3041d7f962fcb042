import { Inject } from '@nestjs/common';
import { SignedInFromNewDevice, SignIn } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import type { Account } from '../domain/account';
import { sessionsToEnd } from '../domain/session';
import { concerns } from '../policy/action-log';
import { PasswordCheck } from '../policy/password-check';
import { SecondFactor } from '../policy/second-factor';
import { hashToken, newToken } from '../security/one-time-token';
import { AccountStore } from '../storage/account.store';
import { SessionStore } from '../storage/session.store';
import { endSessions } from '../policy/end-sessions';
import { SessionGrant } from './session-grant';

@Handles(SignIn)
export class SignInHandler implements CommandHandler<typeof SignIn> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly passwords: PasswordCheck,
    private readonly secondFactor: SecondFactor,
    private readonly grant: SessionGrant,
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'SESSIONS_LIMIT'>,
  ) {}

  async handle(command: SignIn, uow: UnitOfWork): Promise<Reply<typeof SignIn>> {
    const name = await command.email.open();
    const known = await this.accounts.findByLoginName(name);
    concerns(uow, known);
    const verdict = await this.passwords.verify(uow, known?.email ?? name, known, await command.password.open());
    if (verdict === 'too-many-requests') return uow.reject(verdict);
    // The password first: whether an address has an unconfirmed account is told to its owner only.
    if (!known || verdict === 'wrong-credentials') return uow.reject('wrong-credentials');
    // Locked: it may have been closed or shut out while the password was looked at.
    const account = await this.accounts.lock(uow, known.id);
    if (!account) return uow.reject('wrong-credentials');
    if (account.deactivatedAt) return uow.reject('account-deactivated');
    if (!account.confirmedAt) return uow.reject('account-not-confirmed');
    const second = await this.secondFactor.check(uow, account, 'sign-in', await command.code?.open());
    if (second !== 'passed') return uow.reject(second);

    const alive = await this.sessions.lockAlive(uow, account.id);
    await endSessions(this.sessions, uow, sessionsToEnd(alive, this.config.SESSIONS_LIMIT), 'too-many-sessions');

    const device = (await command.device?.open()) ?? null;
    // Most sign in with what they are signed in with elsewhere, or left open: then there is nothing to look up.
    if (!alive.some((session) => session.device === device)) await this.tellOfNewDevice(uow, account, device);
    const refreshToken = `${command.sessionId}.${newToken()}`;
    await this.sessions.create(uow, {
      id: command.sessionId,
      accountId: account.id,
      device,
      createdAt: uow.now,
      expiresAt: this.grant.expiry(uow.now),
      tokenHash: hashToken(refreshToken),
    });
    return uow.accept(await this.grant.of(account, command.sessionId, refreshToken, uow.now));
  }

  /** The first sign-in of all is no news. */
  private async tellOfNewDevice(uow: UnitOfWork, account: Account, device: string | null): Promise<void> {
    const seen = await this.sessions.seenBefore(uow, account.id, device);
    if (!seen.everSignedIn || seen.device) return;
    const { id: accountId, username, language, email } = account;
    uow.publish(SignedInFromNewDevice, { accountId, username, language, email, device: device ?? undefined });
  }
}
