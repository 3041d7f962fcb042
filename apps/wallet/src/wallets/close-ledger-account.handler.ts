import { CloseLedgerAccount, LedgerAccountClosed } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { refuseClosing } from '../domain/refuse-closing';
import { actingPerson } from '../policy/acting-person';
import { LedgerStore } from '../storage/ledger.store';
import { WalletStore } from '../storage/wallet.store';

@Handles(CloseLedgerAccount)
export class CloseLedgerAccountHandler implements CommandHandler<typeof CloseLedgerAccount> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly wallets: WalletStore,
  ) {}

  async handle(command: CloseLedgerAccount, uow: UnitOfWork): Promise<Reply<typeof CloseLedgerAccount>> {
    const { accountId, ownerId } = command;
    // With the ledger's pen: nothing comes onto the account while it is looked at.
    const book = await this.ledger.openBook(uow, { accountIds: [accountId] });
    const refusal = refuseClosing(book.account(accountId), actingPerson(uow, ownerId));
    if (refusal) return uow.reject(refusal);

    const { walletId, sequence } = await this.wallets.closeAccount(uow, accountId);
    uow.publish(LedgerAccountClosed, { walletId, accountId }, { sequence });
    return uow.accept({});
  }
}
