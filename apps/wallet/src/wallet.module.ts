import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { postgresProviders } from '@portfel/messaging-typeorm';
import { CONFIG } from '@portfel/platform';
import { DataKeys } from './storage/data-keys';
import { LedgerStore } from './storage/ledger.store';
import { MemoStore } from './storage/memo.store';
import { entities, migrations } from './storage/schema';
import { StatementStore } from './storage/statement.store';
import { WalletStore } from './storage/wallet.store';
import { TransferFundsHandler } from './transfers/transfer-funds.handler';
import { CloseWalletWhenAccountClosedHandler } from './wallets/close-wallet-when-account-closed.handler';
import { GetWalletQuery } from './wallets/get-wallet.query';
import { ListMovementsQuery } from './wallets/list-movements.query';
import { OpenAccountHandler } from './wallets/open-account.handler';
import { OpenWalletWhenAccountRegisteredHandler } from './wallets/open-wallet-when-account-registered.handler';

/** What belongs to whom. */
@Module({
  controllers: [
    OpenWalletWhenAccountRegisteredHandler,
    CloseWalletWhenAccountClosedHandler,
    OpenAccountHandler,
    TransferFundsHandler,
    GetWalletQuery,
    ListMovementsQuery,
  ],
  providers: [
    ...postgresProviders({ entities, migrations }, CONFIG),
    WalletStore,
    LedgerStore,
    StatementStore,
    MemoStore,
    DataKeys,
  ],
  exports: [MESSAGE_STORE],
})
export class WalletModule {}
