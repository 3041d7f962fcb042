import { Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AccountRegistered, WalletOpened } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { openWallet, welcomeGrant, WELCOME_ASSET } from '../domain/open-wallet';
import { LedgerStore } from '../storage/ledger.store';
import { WalletStore } from '../storage/wallet.store';
import type { WalletConfig } from '../wallet.config';

@On(AccountRegistered)
export class OpenWalletWhenAccountRegisteredHandler implements EventHandler<typeof AccountRegistered> {
  constructor(
    private readonly wallets: WalletStore,
    private readonly ledger: LedgerStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'WELCOME_POINTS'>,
  ) {}

  async handle(event: AccountRegistered, uow: UnitOfWork): Promise<void> {
    const wallet = openWallet(event.accountId, uuidv7);
    await this.wallets.create(uow, wallet);

    const issueAccountId = await this.ledger.issueAccount(uow, WELCOME_ASSET);
    const grant = welcomeGrant(wallet, issueAccountId, this.config.WELCOME_POINTS, uuidv7);
    if (grant) await this.ledger.post(uow, grant);

    const accounts = wallet.accounts.map(({ id, assetCode }) => ({ accountId: id, assetCode }));
    uow.publish(WalletOpened, { walletId: wallet.id, ownerId: wallet.ownerId, accounts }, { sequence: 1 });
  }
}
