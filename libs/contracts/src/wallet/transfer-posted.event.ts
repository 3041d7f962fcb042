import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { SignedAmount } from './minor-units';

/** Why money moved. */
export const TransferKind = z.enum([
  'welcome',
  'transfer',
  'capture',
  'exchange',
  'deposit',
  'withdrawal',
  'grant',
  'burn',
  'reversal',
]);
export type TransferKind = z.infer<typeof TransferKind>;

/** Money has moved: two entries or more, whose sum is zero in each asset. */
export const TransferPosted = defineEvent({
  name: 'Wallet.TransferPosted',
  version: 1,
  key: (data) => data.transferId,
  data: z.object({
    transferId: z.uuid(),
    kind: TransferKind,
    postedAt: z.iso.datetime(),
    /** The transfer this one takes back. */
    reverses: z.uuid().optional(),
    entries: z.array(
      z.object({
        accountId: z.uuid(),
        /** Absent for an account of the system, or of a wallet that was closed. */
        ownerId: AccountId.optional(),
        assetCode: AssetCode,
        amount: SignedAmount,
        /** Of the account after this entry. */
        balance: SignedAmount,
        /** The balance less what is held. */
        available: SignedAmount,
        /** Place among the entries of the account, from 1, without gaps. */
        sequence: z.int().positive(),
      }),
    ),
  }),
});
export type TransferPosted = DataReceived<typeof TransferPosted>;
