import { ResetPassword } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import type { Account } from '../domain/account';
import { opens } from '../domain/one-time-link';
import { concerns } from '../policy/action-log';
import { SmsCodes } from '../policy/sms-codes';
import { hashToken } from '../security/one-time-token';
import { PasswordHasher } from '../security/password-hasher';
import { AccountStore } from '../storage/account.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { NewPasswords } from './new-passwords';

@Handles(ResetPassword)
export class ResetPasswordHandler implements CommandHandler<typeof ResetPassword> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly links: OneTimeLinkStore,
    private readonly sms: SmsCodes,
    private readonly passwords: PasswordHasher,
    private readonly newPasswords: NewPasswords,
  ) {}

  async handle(command: ResetPassword, uow: UnitOfWork): Promise<Reply<typeof ResetPassword>> {
    const token = await command.token?.open();
    const account = token
      ? await this.byLink(token, uow)
      : await this.byPhone((await command.phone?.open()) ?? '', (await command.code?.open()) ?? '', uow);
    if (!account) return uow.reject(token ? 'wrong-hash' : 'phone-code-error');
    concerns(uow, account);
    const password = await command.newPassword.open();
    // Link and code are left as they are: the person may try another password.
    if (await this.passwords.verify(account.passwordHash, password)) return uow.reject('same-password');

    // The second factor stays on: whoever has a new password still signs in with both (CT-U31).
    await this.newPasswords.set(uow, account, { password, how: 'reset' });
    return uow.accept({});
  }

  private async byLink(token: string, uow: UnitOfWork): Promise<Account | undefined> {
    const link = await this.links.lock(uow, hashToken(token));
    return opens(link, 'password-reset', uow.now) ? await this.accounts.lock(uow, link.accountId) : undefined;
  }

  private async byPhone(phone: string, code: string, uow: UnitOfWork): Promise<Account | undefined> {
    const accountId = await this.factors.lockOnlyAccountOf(uow, phone);
    if (!accountId) return undefined;
    const right = await this.sms.verify(uow, { accountId, phone, purpose: 'reset-password' }, code);
    return right && (await this.accounts.lock(uow, accountId));
  }
}
