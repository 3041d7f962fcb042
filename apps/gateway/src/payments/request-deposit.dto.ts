import { z } from 'zod';
import { AssetCode, PositiveAmount, RequestDeposit } from '@portfel/contracts';

/** Body of `POST /wallet/deposits`. */
export const RequestDepositBody = z
  .strictObject({
    /** The account of mine that is to get it. */
    accountId: z.uuid(),
    amount: PositiveAmount,
    /** Of the amount; the account must hold it. */
    assetCode: AssetCode,
  })
  .meta({ id: 'RequestDeposit' });
export type RequestDepositBody = z.infer<typeof RequestDepositBody>;

/** What was asked of the bank. The money moves when the bank says so: `GET /wallet/payments/:paymentId`. */
export const RequestedPayment = RequestDeposit.result.meta({ id: 'RequestedPayment' });
