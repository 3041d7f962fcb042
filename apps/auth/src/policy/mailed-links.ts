import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ConfirmationRequested, PasswordResetRequested } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import type { Account } from '../domain/account';
import { mayMailAgain } from '../domain/one-time-link';
import { hashToken, newToken } from '../security/one-time-token';
import { OneTimeLinkStore } from '../storage/one-time-link.store';

const MINUTE_MS = 60_000;

type MailedLink = 'registration' | 'password-reset';
type Addressee = Pick<Account, 'id' | 'username' | 'email' | 'language'>;

/** Links that reach a person by mail and work once. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly links: OneTimeLinkStore,
    @Inject(CONFIG)
    private readonly config: Pick<AuthConfig, 'CONFIRMATION_LINK_HOURS' | 'PASSWORD_RESET_LINK_MINUTES'>,
  ) {}

  async mail(uow: UnitOfWork, type: MailedLink, account: Addressee): Promise<void> {
    const { id: accountId, username, email, language } = account;
    const token = newToken();
    const expiresAt = new Date(uow.now.getTime() + this.minutes(type) * MINUTE_MS);
    await this.links.create(uow, { id: randomUUID(), accountId, type, expiresAt, usedAt: null }, hashToken(token));
    const letter = { accountId, username, language, email, token, expiresAt: expiresAt.toISOString() };
    if (type === 'registration') uow.publish(ConfirmationRequested, letter);
    else uow.publish(PasswordResetRequested, letter);
  }

  /** Does nothing when the person has had enough of them; whoever asked is not told. */
  async mailAgain(uow: UnitOfWork, type: MailedLink, account: Addressee): Promise<void> {
    if (mayMailAgain(await this.links.madeAt(uow, account.id, type), uow.now)) await this.mail(uow, type, account);
  }

  private minutes(type: MailedLink): number {
    return type === 'registration' ? this.config.CONFIRMATION_LINK_HOURS * 60 : this.config.PASSWORD_RESET_LINK_MINUTES;
  }
}
