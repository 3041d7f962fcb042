import { z } from 'zod';
import { AssetCode, Iban, PositiveAmount, SecondFactorCode } from '@portfel/contracts';

/** Body of `POST /wallet/withdrawals`. */
export const RequestWithdrawalBody = z
  .strictObject({
    /** The account of mine that pays. */
    accountId: z.uuid(),
    amount: PositiveAmount,
    /** Of the amount; the account must hold it. */
    assetCode: AssetCode,
    /** Where to; told to the bank, and to nobody else. */
    iban: Iban,
    /** Of the second factor, when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'RequestWithdrawal' });
export type RequestWithdrawalBody = z.infer<typeof RequestWithdrawalBody>;
