import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount, SignedAmount } from './minor-units';

/**
 * Takes a hold, the whole or a part of it, into the first open account of its beneficiary; the rest is available to its
 * owner again. The transfer id is the command id.
 */
export const CaptureHold = defineCommand({
  name: 'Wallet.CaptureHold',
  version: 1,
  key: (data) => data.holdId,
  data: z.object({
    transferId: z.uuid(),
    holdId: z.uuid(),
    beneficiaryId: AccountId,
    /** Without it the whole hold. */
    amount: PositiveAmount.optional(),
  }),
  /** `balance`: of the credited account, afterwards. */
  result: z.object({
    transferId: z.uuid(),
    holdId: z.uuid(),
    accountId: z.uuid(),
    amount: PositiveAmount,
    assetCode: AssetCode,
    balance: SignedAmount,
    postedAt: z.iso.datetime(),
  }),
  errors: [
    'hold-not-found',
    'hold-settled',
    'hold-expired',
    'amount-above-hold',
    'recipient-has-no-account',
    'account-closed',
    'asset-archived',
    'insufficient-funds',
  ],
});
export type CaptureHold = DataReceived<typeof CaptureHold>;
