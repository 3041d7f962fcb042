import { Injectable } from '@nestjs/common';
import { PasswordChanged } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import type { Account } from '../domain/account';
import type { Session } from '../domain/session';
import { PasswordHasher } from '../security/password-hasher';
import { endSessions } from '../policy/end-sessions';
import { AccountStore } from '../storage/account.store';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';
import { SmsCodeStore } from '../storage/sms-code.store';
import { SessionStore } from '../storage/session.store';

/** What a new password brings with it, however it came about (CT-U24). */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly accounts: AccountStore,
    private readonly links: OneTimeLinkStore,
    private readonly codes: SmsCodeStore,
    private readonly sessions: SessionStore,
    private readonly artefacts: OidcArtefactStore,
    private readonly passwords: PasswordHasher,
  ) {}

  /**
   * Sets it, withdraws the reset links and codes that are out, ends the sessions and what applications were
   * allowed, and tells the owner.
   * @returns the sessions that are over
   */
  async set(
    uow: UnitOfWork,
    account: Account,
    { password, how, kept }: { password: string; how: PasswordChanged['how']; kept?: string },
  ): Promise<readonly Session[]> {
    const { id: accountId, username, email } = account;
    await this.accounts.setPassword(uow, accountId, await this.passwords.hash(password));
    await this.links.withdraw(uow, accountId, 'password-reset');
    await this.codes.withdraw(uow, accountId, 'reset-password');
    const ended = (await this.sessions.lockAlive(uow, accountId)).filter(({ id }) => id !== kept);
    await endSessions(this.sessions, uow, ended, 'password-changed');
    await this.artefacts.endAllOf(uow, accountId);
    uow.publish(PasswordChanged, { accountId, username, email, how });
    return ended;
  }
}
