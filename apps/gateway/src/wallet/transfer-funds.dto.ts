import { z } from 'zod';
import { AssetCode, Memo, PositiveAmount, SecondFactorCode, TransferFunds, Username } from '@portfel/contracts';

/** Body of `POST /wallet/transfers`. */
export const TransferFundsBody = z
  .strictObject({
    /** The account of mine that pays. */
    fromAccountId: z.uuid(),
    /** A person by username, or another account of mine. */
    to: z.union([z.strictObject({ username: Username }), z.strictObject({ accountId: z.uuid() })]),
    amount: PositiveAmount,
    assetCode: AssetCode,
    /** Both sides can read it, and nobody else. */
    memo: Memo.optional(),
    /** Of the second factor, when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'TransferFunds' });
export type TransferFundsBody = z.infer<typeof TransferFundsBody>;

/** The receipt. `fee` was paid on top of the amount; `balance` is what the account holds now. */
export const TransferReceipt = TransferFunds.result.meta({ id: 'TransferReceipt' });
