import { AccountConfirmed, ConfirmAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { decideConfirmation } from '../domain/decide-confirmation';
import { concerns } from '../policy/action-log';
import { hashToken } from '../security/one-time-token';
import { AccountStore } from '../storage/account.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';

@Handles(ConfirmAccount)
export class ConfirmAccountHandler implements CommandHandler<typeof ConfirmAccount> {
  constructor(
    private readonly links: OneTimeLinkStore,
    private readonly accounts: AccountStore,
  ) {}

  async handle(command: ConfirmAccount, uow: UnitOfWork): Promise<Reply<typeof ConfirmAccount>> {
    const link = await this.links.lock(uow, hashToken(await command.token.open()));
    concerns(uow, link && { id: link.accountId });
    const decision = decideConfirmation(link, uow.now);
    if (!decision.confirmed) return uow.reject(decision.error);

    await this.links.use(uow, decision.linkId);
    await this.accounts.confirm(uow, decision.accountId);
    const sequence = await this.accounts.nextEvent(uow, decision.accountId);
    uow.publish(AccountConfirmed, { accountId: decision.accountId }, { sequence });
    return uow.accept({ accountId: decision.accountId });
  }
}
