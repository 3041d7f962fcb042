import { AccountClosed, WalletClosed } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { DataKeys } from '../storage/data-keys';
import { WalletStore } from '../storage/wallet.store';

/** In one history with the opening: a wallet is never opened behind its closing (docs/adr/0023). */
@On(AccountClosed, { inOrderWith: 'open-wallet-when-account-registered' })
export class CloseWalletWhenAccountClosedHandler implements EventHandler<typeof AccountClosed> {
  constructor(
    private readonly wallets: WalletStore,
    private readonly keys: DataKeys,
  ) {}

  async handle(event: AccountClosed, uow: UnitOfWork): Promise<void> {
    const closed = await this.wallets.close(uow, event.accountId);
    await this.keys.destroy(uow, event.accountId);
    if (closed) uow.publish(WalletClosed, { walletId: closed.id }, { sequence: closed.lastEventSequence });
  }
}
