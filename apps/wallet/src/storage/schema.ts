import { AssetRates1760000004200 } from './migrations/1760000004200-asset-rates';
import { HoldPages1760000004300 } from './migrations/1760000004300-hold-pages';
import { UsedQuotes1760000004400 } from './migrations/1760000004400-used-quotes';
import { StepUpLimits1760000004800 } from './migrations/1760000004800-step-up-limits';
import { AccountLabels1760000006150 } from './migrations/1760000006150-account-labels';
import { AssetHistories1760000004500 } from './migrations/1760000004500-asset-histories';
import { ClosedWallets1760000003100 } from './migrations/1760000003100-closed-wallets';
import { Ledger1760000004000 } from './migrations/1760000004000-ledger';
import { NumberedAccounts1760000003000 } from './migrations/1760000003000-numbered-accounts';
import { Payments1760000006110 } from './migrations/1760000006110-payments';
import { TransferMemos1760000006100 } from './migrations/1760000006100-transfer-memos';
import { WalletTables1760000002000 } from './migrations/1760000002000-wallet-tables';
import { StatementSchedules1760000006600 } from './migrations/1760000006600-statement-schedules';
import { Bookkeeping1760000006510 } from './migrations/1760000006510-bookkeeping';
import { DataKeys1760000006000 } from './migrations/1760000006000-data-keys';

/** The ledger is written and read by set-based SQL; no entity stands for a row. */
export const entities = [];
/** In order; only appended to. */
export const migrations = [
  WalletTables1760000002000,
  NumberedAccounts1760000003000,
  ClosedWallets1760000003100,
  Ledger1760000004000,
  DataKeys1760000006000,
  TransferMemos1760000006100,
  AssetRates1760000004200,
  HoldPages1760000004300,
  UsedQuotes1760000004400,
  Bookkeeping1760000006510,
  Payments1760000006110,
  AssetHistories1760000004500,
  AccountLabels1760000006150,
  StatementSchedules1760000006600,
  StepUpLimits1760000004800,
];
