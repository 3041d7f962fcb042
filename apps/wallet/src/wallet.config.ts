import { z } from 'zod';
import {
  defineConfig,
  grpcSettings,
  key256,
  platformSettings,
  positiveInteger,
  sealingSettings,
  secret,
  url,
  type ConfigOf,
} from '@portfel/platform';

/** The environment of `wallet`. */
export const walletConfig = defineConfig(
  'wallet',
  z.object({
    ...platformSettings,
    ...sealingSettings,
    ...grpcSettings,
    DATABASE_URL: url,
    /** Wraps the data key of each person. */
    DATA_KEY_ENCRYPTION_KEY: key256,
    /** Points granted to a new wallet out of the issue account; 0 = none. */
    WELCOME_POINTS: z.coerce.bigint().nonnegative().max(1_000_000n).default(0n),
    /** How many accounts one wallet may have. */
    WALLET_ACCOUNTS_LIMIT: positiveInteger.default(50),
    /** What sending money to somebody costs, in thousandths of the amount, on top of it; rounded up. */
    TRANSFER_FEE_PER_MILLE: z.coerce.bigint().nonnegative().max(1_000n).default(0n),
    /** Signs quotes; with another one, those that were given are worth nothing. */
    QUOTE_KEY: key256,
    /** What an exchange costs, in thousandths of what is paid, taken out of it; rounded up. */
    EXCHANGE_FEE_PER_MILLE: z.coerce.bigint().nonnegative().max(1_000n).default(0n),
    /** Where the bank's API is. Nothing else is asked outside. */
    BANK_URL: url,
    /** Shown to the bank. */
    BANK_API_KEY: secret,
    /** Whole minor units that one deposit or withdrawal may have. */
    PAYMENT_LIMIT: z.coerce.bigint().positive().default(100_000_000n),
  }),
);
export type WalletConfig = ConfigOf<typeof walletConfig>;
