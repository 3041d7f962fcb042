import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ConfirmationRequested, EmailChangeRequested, PasswordResetRequested } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import type { Account } from '../domain/account';
import { mayMailAgain, type OneTimeLinkType } from '../domain/one-time-link';
import { hashToken, newToken } from '../security/one-time-token';
import { OneTimeLinkStore } from '../storage/one-time-link.store';

const MINUTE_MS = 60_000;

type Addressee = Pick<Account, 'id' | 'username' | 'email'>;

/** Links that reach a person by mail and work once. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly links: OneTimeLinkStore,
    @Inject(CONFIG)
    private readonly config: Pick<AuthConfig, 'CONFIRMATION_LINK_HOURS' | 'PASSWORD_RESET_LINK_MINUTES'>,
  ) {}

  /** @param to of an e-mail change: the new address, the only one the link is mailed to */
  async mail(uow: UnitOfWork, type: OneTimeLinkType, account: Addressee, to?: string): Promise<void> {
    const { id: accountId, username } = account;
    const token = newToken();
    const expiresAt = new Date(uow.now.getTime() + this.minutes(type) * MINUTE_MS);
    // Of several addresses asked for the last one counts.
    if (type === 'email-change') await this.links.withdraw(uow, accountId, type);
    const link = { id: randomUUID(), accountId, type, expiresAt, usedAt: null, email: to };
    await this.links.create(uow, link, hashToken(token));
    const letter = { accountId, username, email: to ?? account.email, token, expiresAt: expiresAt.toISOString() };
    if (type === 'registration') uow.publish(ConfirmationRequested, letter);
    else if (type === 'email-change') uow.publish(EmailChangeRequested, letter);
    else uow.publish(PasswordResetRequested, letter);
  }

  /** @returns false, and does nothing, when the person has had enough of them; a stranger who asked is not told */
  async mailAgain(uow: UnitOfWork, type: OneTimeLinkType, account: Addressee, to?: string): Promise<boolean> {
    if (!mayMailAgain(await this.links.madeAt(uow, account.id, type), uow.now)) return false;
    await this.mail(uow, type, account, to);
    return true;
  }

  private minutes(type: OneTimeLinkType): number {
    if (type === 'password-reset') return this.config.PASSWORD_RESET_LINK_MINUTES;
    return this.config.CONFIRMATION_LINK_HOURS * 60;
  }
}
