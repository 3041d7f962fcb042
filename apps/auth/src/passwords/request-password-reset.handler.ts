import { RequestPasswordReset } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { concerns } from '../policy/action-log';
import { MailedLinks } from '../policy/mailed-links';
import { AccountStore } from '../storage/account.store';

@Handles(RequestPasswordReset)
export class RequestPasswordResetHandler implements CommandHandler<typeof RequestPasswordReset> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly links: MailedLinks,
  ) {}

  async handle(command: RequestPasswordReset, uow: UnitOfWork): Promise<Reply<typeof RequestPasswordReset>> {
    const known = await this.accounts.findByEmail(await command.email.open());
    concerns(uow, known);
    const account = known && (await this.accounts.lock(uow, known.id));
    // Whoever never confirmed has shown no address to be theirs: they get the link that does it.
    if (account) await this.links.mailAgain(uow, account.confirmedAt ? 'password-reset' : 'registration', account);
    return uow.accept({});
  }
}
