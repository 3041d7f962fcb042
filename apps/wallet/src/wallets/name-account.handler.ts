import { NameAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { actingPerson } from '../policy/acting-person';
import { LabelStore } from '../storage/label.store';
import { WalletStore } from '../storage/wallet.store';

@Handles(NameAccount)
export class NameAccountHandler implements CommandHandler<typeof NameAccount> {
  constructor(
    private readonly wallets: WalletStore,
    private readonly labels: LabelStore,
  ) {}

  async handle(command: NameAccount, uow: UnitOfWork): Promise<Reply<typeof NameAccount>> {
    const { accountId, ownerId } = command;
    const label = await command.label.open();
    const account = actingPerson(uow, ownerId) && (await this.wallets.findAccount(uow, ownerId, accountId));
    if (!account) return uow.reject('account-not-found');
    if (account.closed) return uow.reject('account-closed');

    await this.labels.set(uow, ownerId, accountId, label);
    return uow.accept({});
  }
}
