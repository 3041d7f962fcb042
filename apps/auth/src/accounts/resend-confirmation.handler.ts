import { ResendConfirmation } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { AccountStore } from '../storage/account.store';
import { concerns } from '../policy/action-log';
import { MailedLinks } from '../policy/mailed-links';

@Handles(ResendConfirmation)
export class ResendConfirmationHandler implements CommandHandler<typeof ResendConfirmation> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly links: MailedLinks,
  ) {}

  async handle(command: ResendConfirmation, uow: UnitOfWork): Promise<Reply<typeof ResendConfirmation>> {
    const known = await this.accounts.findByEmail(await command.email.open());
    concerns(uow, known);
    const account = known && (await this.accounts.lock(uow, known.id));
    if (account && !account.confirmedAt) await this.links.mailAgain(uow, 'registration', account);
    return uow.accept({});
  }
}
