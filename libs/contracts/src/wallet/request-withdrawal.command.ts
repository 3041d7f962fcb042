import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { AssetCode } from './asset-code';
import { Iban } from './iban';
import { PositiveAmount } from './minor-units';
import { RequestedPayment } from './payment';

/**
 * Pays money of the person who asks to a bank account. It is set aside at once, and leaves the account once the bank has
 * paid. The payment id is the command id.
 */
export const RequestWithdrawal = defineCommand({
  name: 'Wallet.RequestWithdrawal',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    paymentId: z.uuid(),
    ownerId: AccountId,
    accountId: z.uuid(),
    amount: PositiveAmount,
    /** Of the amount; the account must hold this asset. */
    assetCode: AssetCode,
    /** Where to; told to the bank and to nobody else. */
    iban: sealed('wallet', 'Wallet.RequestWithdrawal.iban', Iban),
  }),
  result: RequestedPayment,
  errors: [
    'account-not-found',
    'account-closed',
    'wrong-asset',
    'asset-archived',
    'asset-not-payable',
    'amount-above-limit',
    'insufficient-funds',
    'step-up-needed',
  ],
});
export type RequestWithdrawal = DataReceived<typeof RequestWithdrawal>;
