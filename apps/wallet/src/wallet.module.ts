import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { postgresProviders } from '@portfel/messaging-typeorm';
import { CONFIG } from '@portfel/platform';
import { AddBookMovementHandler } from './bookkeeping/add-book-movement.handler';
import { CreateBookAccountHandler } from './bookkeeping/create-book-account.handler';
import { DeleteBookMovementHandler } from './bookkeeping/delete-book-movement.handler';
import { EditBookAccountHandler } from './bookkeeping/edit-book-account.handler';
import { EditBookMovementHandler } from './bookkeeping/edit-book-movement.handler';
import { GetBookMonthQuery } from './bookkeeping/get-book-month.query';
import { ListBookAccountsQuery } from './bookkeeping/list-book-accounts.query';
import { ListBookMovementsQuery } from './bookkeeping/list-book-movements.query';
import { RemoveBookAccountHandler } from './bookkeeping/remove-book-account.handler';
import { SetRealBalanceHandler } from './bookkeeping/set-real-balance.handler';
import { BookAccountStore } from './storage/book-account.store';
import { BookMovementStore } from './storage/book-movement.store';
import { ExchangeHandler } from './exchanges/exchange.handler';
import { GetQuoteQuery } from './exchanges/get-quote.query';
import { CaptureHoldHandler } from './holds/capture-hold.handler';
import { ExpireHoldHandler } from './holds/expire-hold.handler';
import { HoldSweeper } from './holds/hold-sweeper';
import { ListHoldsQuery } from './holds/list-holds.query';
import { PlaceHoldHandler } from './holds/place-hold.handler';
import { ReleaseHoldHandler } from './holds/release-hold.handler';
import { BankApi } from './payments/bank-api';
import { GetPaymentQuery } from './payments/get-payment.query';
import { ListPaymentsQuery } from './payments/list-payments.query';
import { PAYMENT_PROVIDER } from './payments/payment-provider';
import { PaymentRequests } from './payments/payment-requests';
import { PaymentSender } from './payments/payment-sender';
import { RequestDepositHandler } from './payments/request-deposit.handler';
import { RequestWithdrawalHandler } from './payments/request-withdrawal.handler';
import { SettlePaymentHandler } from './payments/settle-payment.handler';
import { GetStatementScheduleQuery } from './statements/get-statement-schedule.query';
import { GetTransferQuery } from './statements/get-transfer.query';
import { GetValuationQuery } from './statements/get-valuation.query';
import { ListStatementQuery } from './statements/list-statement.query';
import { ScheduleStatementHandler } from './statements/schedule-statement.handler';
import { StatementClock } from './statements/statement-clock';
import { SumUpStatementQuery } from './statements/sum-up-statement.query';
import { TellStatementHandler } from './statements/tell-statement.handler';
import { DataKeys } from './storage/data-keys';
import { HoldStore } from './storage/hold.store';
import { ArchiveAssetHandler } from './assets/archive-asset.handler';
import { BurnAssetHandler } from './assets/burn-asset.handler';
import { CreateAssetHandler } from './assets/create-asset.handler';
import { EditAssetHandler } from './assets/edit-asset.handler';
import { GetAssetQuery } from './assets/get-asset.query';
import { GrantAssetHandler } from './assets/grant-asset.handler';
import { ListAssetsQuery } from './assets/list-assets.query';
import { RestoreAssetHandler } from './assets/restore-asset.handler';
import { ReceivingAccounts } from './policy/receiving-accounts';
import { AssetStore } from './storage/asset.store';
import { LabelStore } from './storage/label.store';
import { LedgerStore } from './storage/ledger.store';
import { MemoStore } from './storage/memo.store';
import { QuoteStore } from './storage/quote.store';
import { RateStore } from './storage/rate.store';
import { PaymentJobs } from './storage/payment-jobs';
import { PaymentStore } from './storage/payment.store';
import { entities, migrations } from './storage/schema';
import { StatementScheduleStore } from './storage/statement-schedule.store';
import { StatementStore } from './storage/statement.store';
import { WalletStore } from './storage/wallet.store';
import { ReverseTransferHandler } from './transfers/reverse-transfer.handler';
import { TransferFundsHandler } from './transfers/transfer-funds.handler';
import { CloseLedgerAccountHandler } from './wallets/close-ledger-account.handler';
import { CloseWalletWhenAccountClosedHandler } from './wallets/close-wallet-when-account-closed.handler';
import { GetWalletQuery } from './wallets/get-wallet.query';
import { ListMovementsQuery } from './wallets/list-movements.query';
import { NameAccountHandler } from './wallets/name-account.handler';
import { SetStepUpLimitHandler } from './wallets/set-step-up-limit.handler';
import { OpenAccountHandler } from './wallets/open-account.handler';
import { OpenWalletWhenAccountRegisteredHandler } from './wallets/open-wallet-when-account-registered.handler';
import type { WalletConfig } from './wallet.config';

/** What belongs to whom. */
@Module({
  controllers: [
    OpenWalletWhenAccountRegisteredHandler,
    CloseWalletWhenAccountClosedHandler,
    OpenAccountHandler,
    CloseLedgerAccountHandler,
    NameAccountHandler,
    SetStepUpLimitHandler,
    TransferFundsHandler,
    GetWalletQuery,
    ListMovementsQuery,
    RequestDepositHandler,
    RequestWithdrawalHandler,
    SettlePaymentHandler,
    PlaceHoldHandler,
    CaptureHoldHandler,
    ReleaseHoldHandler,
    ExpireHoldHandler,
    ListHoldsQuery,
    ExchangeHandler,
    GetQuoteQuery,
    ListStatementQuery,
    SumUpStatementQuery,
    GetTransferQuery,
    GetValuationQuery,
    ScheduleStatementHandler,
    TellStatementHandler,
    GetStatementScheduleQuery,
    AddBookMovementHandler,
    CreateBookAccountHandler,
    DeleteBookMovementHandler,
    EditBookAccountHandler,
    EditBookMovementHandler,
    RemoveBookAccountHandler,
    SetRealBalanceHandler,
    GetBookMonthQuery,
    ListBookAccountsQuery,
    ListBookMovementsQuery,
    ListPaymentsQuery,
    GetPaymentQuery,
    ReverseTransferHandler,
    CreateAssetHandler,
    EditAssetHandler,
    ArchiveAssetHandler,
    RestoreAssetHandler,
    GrantAssetHandler,
    BurnAssetHandler,
    ListAssetsQuery,
    GetAssetQuery,
  ],
  providers: [
    ...postgresProviders({ entities, migrations }, CONFIG),
    WalletStore,
    LedgerStore,
    StatementStore,
    StatementScheduleStore,
    StatementClock,
    RateStore,
    HoldStore,
    HoldSweeper,
    QuoteStore,
    MemoStore,
    AssetStore,
    LabelStore,
    ReceivingAccounts,
    DataKeys,
    BookAccountStore,
    BookMovementStore,
    PaymentStore,
    PaymentJobs,
    PaymentRequests,
    PaymentSender,
    {
      provide: PAYMENT_PROVIDER,
      inject: [CONFIG],
      useFactory: (config: WalletConfig) => new BankApi(config),
    },
  ],
  exports: [MESSAGE_STORE],
})
export class WalletModule {}
