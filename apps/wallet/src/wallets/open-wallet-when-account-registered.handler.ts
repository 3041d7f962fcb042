import { Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AccountRegistered, WalletOpened } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { openWallet, welcomeGrant, WELCOME_ASSET, type NewWallet } from '../domain/open-wallet';
import { publishPosted } from '../policy/publish-posted';
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

    await this.welcome(uow, wallet);

    const accounts = wallet.accounts.map(({ id, assetCode }) => ({ accountId: id, assetCode }));
    uow.publish(WalletOpened, { walletId: wallet.id, ownerId: wallet.ownerId, accounts }, { sequence: 1 });
  }

  private async welcome(uow: UnitOfWork, wallet: NewWallet): Promise<void> {
    const book = await this.ledger.openBook(uow, {
      accountIds: wallet.accounts.map(({ id }) => id),
      system: [{ role: 'issue', assetCode: WELCOME_ASSET }],
    });
    const issue = book.systemAccount('issue', WELCOME_ASSET);
    const grant = welcomeGrant(wallet, issue.id, this.config.WELCOME_POINTS, { transferId: uuidv7(), now: uow.now });
    if (!grant) return;
    const posted = book.post(grant);
    if (posted === 'asset-archived') return;
    if (typeof posted === 'string') throw new Error(`the welcome grant was refused: ${posted}`);
    publishPosted(uow, book, posted);
  }
}
