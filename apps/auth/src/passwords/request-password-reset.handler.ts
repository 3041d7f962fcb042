import { RequestPasswordReset } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { concerns } from '../policy/action-log';
import { MailedLinks } from '../policy/mailed-links';
import { SmsCodes } from '../policy/sms-codes';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';

@Handles(RequestPasswordReset)
export class RequestPasswordResetHandler implements CommandHandler<typeof RequestPasswordReset> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly links: MailedLinks,
    private readonly sms: SmsCodes,
  ) {}

  async handle(command: RequestPasswordReset, uow: UnitOfWork): Promise<Reply<typeof RequestPasswordReset>> {
    const [email, phone] = [await command.email?.open(), await command.phone?.open()];
    if (email) await this.mail(uow, email);
    else if (phone) await this.text(uow, phone);
    return uow.accept({});
  }

  private async mail(uow: UnitOfWork, email: string): Promise<void> {
    const known = await this.accounts.findByEmail(email);
    concerns(uow, known);
    const account = known && (await this.accounts.lock(uow, known.id));
    // Whoever never confirmed has shown no address to be theirs: they get the link that does it.
    if (account) await this.links.mailAgain(uow, account.confirmedAt ? 'password-reset' : 'registration', account);
  }

  private async text(uow: UnitOfWork, phone: string): Promise<void> {
    const accountId = await this.factors.lockOnlyAccountOf(uow, phone);
    if (accountId) await this.sms.send(uow, { accountId, phone, purpose: 'reset-password' });
  }
}
