import { ResetPassword } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { opens } from '../domain/one-time-link';
import { concerns } from '../policy/action-log';
import { hashToken } from '../security/one-time-token';
import { PasswordHasher } from '../security/password-hasher';
import { AccountStore } from '../storage/account.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';
import { NewPasswords } from './new-passwords';

@Handles(ResetPassword)
export class ResetPasswordHandler implements CommandHandler<typeof ResetPassword> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly links: OneTimeLinkStore,
    private readonly passwords: PasswordHasher,
    private readonly newPasswords: NewPasswords,
  ) {}

  async handle(command: ResetPassword, uow: UnitOfWork): Promise<Reply<typeof ResetPassword>> {
    const link = await this.links.lock(uow, hashToken(await command.token.open()));
    const account = opens(link, 'password-reset', uow.now) && (await this.accounts.lock(uow, link.accountId));
    if (!account) return uow.reject('wrong-hash');
    concerns(uow, account);
    const password = await command.newPassword.open();
    // The link is left as it is: the person may try another password.
    if (await this.passwords.verify(account.passwordHash, password)) return uow.reject('same-password');

    await this.newPasswords.set(uow, account, { password, how: 'reset' });
    return uow.accept({});
  }
}
