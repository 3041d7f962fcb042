import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount } from './minor-units';
import { RequestedPayment } from './payment';

/** Asks the bank for money of the person who asks; it is on the account once the bank has it. The payment id is the command id. */
export const RequestDeposit = defineCommand({
  name: 'Wallet.RequestDeposit',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    paymentId: z.uuid(),
    ownerId: AccountId,
    accountId: z.uuid(),
    amount: PositiveAmount,
    /** Of the amount; the account must hold this asset. */
    assetCode: AssetCode,
  }),
  result: RequestedPayment,
  errors: [
    'account-not-found',
    'account-closed',
    'wrong-asset',
    'asset-archived',
    'asset-not-payable',
    'amount-above-limit',
  ],
});
export type RequestDeposit = DataReceived<typeof RequestDeposit>;
