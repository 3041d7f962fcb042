import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { SignedAmount } from './minor-units';

/** A hold has ended, once and for all. What was captured of it is told by `Wallet.TransferPosted` as well. */
export const HoldSettled = defineEvent({
  name: 'Wallet.HoldSettled',
  version: 1,
  key: (data) => data.holdId,
  data: z.object({
    holdId: z.uuid(),
    accountId: z.uuid(),
    /** Absent when the wallet was closed. */
    ownerId: AccountId.optional(),
    beneficiaryId: AccountId,
    assetCode: AssetCode,
    status: z.enum(['captured', 'released', 'expired']),
    /** What was taken of it; the rest is available again. */
    captured: SignedAmount,
    /** Of its capture. */
    transferId: z.uuid().optional(),
    /** Of the account: all that holds set aside of it, and what is left to spend. */
    held: SignedAmount,
    available: SignedAmount,
    settledAt: z.iso.datetime(),
  }),
});
export type HoldSettled = DataReceived<typeof HoldSettled>;
