import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount, SignedAmount } from './minor-units';

/** An amount is set aside on an account, for somebody else to capture. */
export const HoldPlaced = defineEvent({
  name: 'Wallet.HoldPlaced',
  version: 1,
  key: (data) => data.holdId,
  data: z.object({
    holdId: z.uuid(),
    accountId: z.uuid(),
    ownerId: AccountId,
    beneficiaryId: AccountId,
    amount: PositiveAmount,
    assetCode: AssetCode,
    expiresAt: z.iso.datetime(),
    /** Of the account: all that holds set aside of it, and what is left to spend. */
    held: SignedAmount,
    available: SignedAmount,
  }),
});
export type HoldPlaced = DataReceived<typeof HoldPlaced>;
