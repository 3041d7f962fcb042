import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount, SignedAmount } from './minor-units';

/** How long a hold may wait for its capture: from a minute to thirty days. */
export const HoldSeconds = z
  .int()
  .min(60)
  .max(30 * 24 * 60 * 60);

/** Sets an amount aside on an account of the person who asks, for somebody else. The hold id is the command id. */
export const PlaceHold = defineCommand({
  name: 'Wallet.PlaceHold',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    holdId: z.uuid(),
    ownerId: AccountId,
    accountId: z.uuid(),
    /** Who may capture it or let it go. */
    beneficiaryId: AccountId,
    amount: PositiveAmount,
    /** Of the amount; the account must hold this asset. */
    assetCode: AssetCode,
    expiresInSeconds: HoldSeconds,
  }),
  /** `available`: what the account has left to spend. */
  result: z.object({
    holdId: z.uuid(),
    amount: PositiveAmount,
    assetCode: AssetCode,
    expiresAt: z.iso.datetime(),
    available: SignedAmount,
  }),
  errors: [
    'account-not-found',
    'account-closed',
    'wrong-asset',
    'asset-archived',
    'own-account',
    'recipient-not-found',
    'recipient-has-no-account',
    'insufficient-funds',
    'step-up-needed',
  ],
});
export type PlaceHold = DataReceived<typeof PlaceHold>;
