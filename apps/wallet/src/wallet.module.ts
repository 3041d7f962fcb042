import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { postgresProviders } from '@portfel/messaging-typeorm';
import { CONFIG } from '@portfel/platform';
import { ArchiveAssetHandler } from './assets/archive-asset.handler';
import { BurnAssetHandler } from './assets/burn-asset.handler';
import { CreateAssetHandler } from './assets/create-asset.handler';
import { EditAssetHandler } from './assets/edit-asset.handler';
import { GetAssetQuery } from './assets/get-asset.query';
import { GrantAssetHandler } from './assets/grant-asset.handler';
import { ListAssetsQuery } from './assets/list-assets.query';
import { ReceivingAccounts } from './policy/receiving-accounts';
import { AssetStore } from './storage/asset.store';
import { DataKeys } from './storage/data-keys';
import { LabelStore } from './storage/label.store';
import { LedgerStore } from './storage/ledger.store';
import { MemoStore } from './storage/memo.store';
import { entities, migrations } from './storage/schema';
import { StatementStore } from './storage/statement.store';
import { WalletStore } from './storage/wallet.store';
import { ReverseTransferHandler } from './transfers/reverse-transfer.handler';
import { TransferFundsHandler } from './transfers/transfer-funds.handler';
import { CloseLedgerAccountHandler } from './wallets/close-ledger-account.handler';
import { CloseWalletWhenAccountClosedHandler } from './wallets/close-wallet-when-account-closed.handler';
import { GetWalletQuery } from './wallets/get-wallet.query';
import { ListMovementsQuery } from './wallets/list-movements.query';
import { NameAccountHandler } from './wallets/name-account.handler';
import { OpenAccountHandler } from './wallets/open-account.handler';
import { OpenWalletWhenAccountRegisteredHandler } from './wallets/open-wallet-when-account-registered.handler';

/** What belongs to whom. */
@Module({
  controllers: [
    OpenWalletWhenAccountRegisteredHandler,
    CloseWalletWhenAccountClosedHandler,
    OpenAccountHandler,
    CloseLedgerAccountHandler,
    NameAccountHandler,
    TransferFundsHandler,
    ReverseTransferHandler,
    CreateAssetHandler,
    EditAssetHandler,
    ArchiveAssetHandler,
    GrantAssetHandler,
    BurnAssetHandler,
    GetWalletQuery,
    ListMovementsQuery,
    ListAssetsQuery,
    GetAssetQuery,
  ],
  providers: [
    ...postgresProviders({ entities, migrations }, CONFIG),
    WalletStore,
    LedgerStore,
    StatementStore,
    MemoStore,
    AssetStore,
    LabelStore,
    ReceivingAccounts,
    DataKeys,
  ],
  exports: [MESSAGE_STORE],
})
export class WalletModule {}
