import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { AccountRegistered, ConfirmationRequested, SignUp } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import { hashToken, newToken } from '../security/one-time-token';
import { PasswordHasher } from '../security/password-hasher';
import { AccountStore } from '../storage/account.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';

const HOUR_MS = 60 * 60 * 1_000;

@Handles(SignUp)
export class SignUpHandler implements CommandHandler<typeof SignUp> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly links: OneTimeLinkStore,
    private readonly passwords: PasswordHasher,
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'CONFIRMATION_LINK_HOURS'>,
  ) {}

  async handle(command: SignUp, uow: UnitOfWork): Promise<Reply<typeof SignUp>> {
    if (!command.termsAccepted) return uow.reject('tac-not-accepted');
    const { accountId, username } = command;
    const email = await command.email.open();
    const passwordHash = await this.passwords.hash(await command.password.open());

    // The unique indexes decide, also between parallel sign-ups; no look before the leap.
    const account = { id: accountId, username, email, passwordHash, createdAt: uow.now };
    const created = await this.accounts.create(uow, account);
    if (!created) return uow.reject('user-already-exists');

    const token = newToken();
    const expiresAt = new Date(uow.now.getTime() + this.config.CONFIRMATION_LINK_HOURS * HOUR_MS);
    const link = { id: randomUUID(), accountId, type: 'registration' as const, expiresAt, usedAt: null };
    await this.links.create(uow, link, hashToken(token));

    uow.publish(AccountRegistered, { accountId, username, profile: command.profile }, { sequence: 1 });
    uow.publish(ConfirmationRequested, { accountId, username, email, token, expiresAt: expiresAt.toISOString() });
    return uow.accept({ accountId, username });
  }
}
