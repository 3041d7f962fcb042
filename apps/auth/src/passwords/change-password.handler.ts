import { ChangePassword } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { decidePasswordChange } from '../domain/decide-password';
import { PasswordHasher } from '../security/password-hasher';
import { AccountStore } from '../storage/account.store';
import { NewPasswords } from './new-passwords';
import { PasswordCheck } from '../policy/password-check';
import { SecondFactor } from '../policy/second-factor';

@Handles(ChangePassword)
export class ChangePasswordHandler implements CommandHandler<typeof ChangePassword> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly check: PasswordCheck,
    private readonly secondFactor: SecondFactor,
    private readonly passwords: PasswordHasher,
    private readonly newPasswords: NewPasswords,
  ) {}

  async handle(command: ChangePassword, uow: UnitOfWork): Promise<Reply<typeof ChangePassword>> {
    const { accountId, keptSessionId: kept } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    const password = await command.newPassword.open();
    const { passwordHash, passwordChangedAt: changedAt } = account;
    const verdict = await this.check.verify(uow, account.email, account, await command.currentPassword.open());
    if (verdict === 'too-many-requests') return uow.reject(verdict);
    const currentIsRight = verdict === 'right';
    const newIsCurrent = currentIsRight && (await this.passwords.verify(passwordHash, password));
    const error = decidePasswordChange({ currentIsRight, newIsCurrent, changedAt }, uow.now);
    if (error) return uow.reject(error);
    const second = await this.secondFactor.check(uow, account, 'change-password', await command.code?.open());
    if (second !== 'passed') return uow.reject(second);

    const ended = await this.newPasswords.set(uow, account, { password, how: 'changed', kept });
    return uow.accept({ sessionIds: ended.map(({ id }) => id) });
  }
}
