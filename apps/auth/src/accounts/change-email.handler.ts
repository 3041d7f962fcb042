import { ChangeEmail } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { MailedLinks } from '../policy/mailed-links';
import { PasswordCheck } from '../policy/password-check';
import { SecondFactor } from '../policy/second-factor';
import { AccountStore } from '../storage/account.store';

@Handles(ChangeEmail)
export class ChangeEmailHandler implements CommandHandler<typeof ChangeEmail> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly check: PasswordCheck,
    private readonly secondFactor: SecondFactor,
    private readonly links: MailedLinks,
  ) {}

  async handle(command: ChangeEmail, uow: UnitOfWork): Promise<Reply<typeof ChangeEmail>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    const verdict = await this.check.verify(uow, account.email, account, await command.currentPassword.open());
    if (verdict !== 'right') return uow.reject(verdict);
    if (account.emailChangedAt) return uow.reject('email-already-changed');
    const email = await command.email.open();
    // For a quick answer; when the link is used the unique index decides.
    if (await this.accounts.findByEmail(email)) return uow.reject('user-already-exists');
    const second = await this.secondFactor.check(uow, account, 'change-email', await command.code?.open());
    if (second !== 'passed') return uow.reject(second);

    const mailed = await this.links.mailAgain(uow, 'email-change', account, email);
    return mailed ? uow.accept({}) : uow.reject('too-many-requests');
  }
}
