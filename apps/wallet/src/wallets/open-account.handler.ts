import { Inject } from '@nestjs/common';
import { AccountOpened, OpenAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { decideAccountOpening } from '../domain/decide-account-opening';
import { WalletStore } from '../storage/wallet.store';
import type { WalletConfig } from '../wallet.config';

@Handles(OpenAccount)
export class OpenAccountHandler implements CommandHandler<typeof OpenAccount> {
  constructor(
    private readonly wallets: WalletStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'WALLET_ACCOUNTS_LIMIT'>,
  ) {}

  async handle({ accountId, ownerId, assetCode }: OpenAccount, uow: UnitOfWork): Promise<Reply<typeof OpenAccount>> {
    // Nobody may open in the wallet of another, nor learn whether there is one.
    if (uow.actor.type !== 'account' || uow.actor.id !== ownerId) return uow.reject('wallet-not-found');
    const { wallet, assetIsKnown } = await this.wallets.lockToGrow(uow, ownerId, assetCode);
    const decision = decideAccountOpening(wallet, assetIsKnown, this.config.WALLET_ACCOUNTS_LIMIT);
    if (!decision.opened) return uow.reject(decision.error);

    const { walletId, number, sequence } = decision;
    await this.wallets.addAccount(uow, { walletId, accountId, assetCode, number, sequence });
    uow.publish(AccountOpened, { walletId, accountId, assetCode, number }, { sequence });
    return uow.accept({ accountId, assetCode, number });
  }
}
