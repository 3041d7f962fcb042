import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { oneLine } from '../one-line';
import { sealed } from '../sealed';
import { AssetCode } from './asset-code';
import { PositiveAmount, SignedAmount } from './minor-units';

/** A note for both sides of a transfer; nobody else reads it. */
export const Memo = oneLine(140).min(1);

/**
 * Moves an amount from an account of the person who asks to another person, or to another account of their own.
 * The transfer id is the command id (GS-W06).
 */
export const TransferFunds = defineCommand({
  name: 'Wallet.TransferFunds',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    transferId: z.uuid(),
    ownerId: AccountId,
    fromAccountId: z.uuid(),
    /** A person, whose first open account in the asset is credited; or an account of the person who asks. */
    to: z.union([z.object({ ownerId: AccountId }), z.object({ accountId: z.uuid() })]),
    amount: PositiveAmount,
    /** Of the amount; the account must hold this asset. */
    assetCode: AssetCode,
    memo: sealed('wallet', 'Wallet.TransferFunds.memo', Memo).optional(),
  }),
  /** `fee`: paid on top of the amount. `balance`: of the debited account, afterwards. */
  result: z.object({
    transferId: z.uuid(),
    amount: PositiveAmount,
    fee: SignedAmount,
    assetCode: AssetCode,
    balance: SignedAmount,
    postedAt: z.iso.datetime(),
  }),
  errors: [
    'account-not-found',
    'account-closed',
    'wrong-asset',
    'asset-archived',
    'same-account',
    'own-account',
    'recipient-not-found',
    'recipient-has-no-account',
    'insufficient-funds',
    'step-up-needed',
  ],
});
export type TransferFunds = DataReceived<typeof TransferFunds>;
