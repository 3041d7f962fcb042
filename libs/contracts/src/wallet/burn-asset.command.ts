import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount } from './minor-units';

/** Takes some of an asset from a person, back to its issue account. By admins. The transfer id is the command id. */
export const BurnAsset = defineCommand({
  name: 'Wallet.BurnAsset',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    transferId: z.uuid(),
    /** From whom: from their first open account in the asset. */
    ownerId: AccountId,
    assetCode: AssetCode,
    amount: PositiveAmount,
  }),
  /** Nothing of what is left: balances are their owner's alone. */
  result: z.object({ transferId: z.uuid(), assetCode: AssetCode, amount: PositiveAmount, postedAt: z.iso.datetime() }),
  errors: ['role-required', 'asset-not-found', 'asset-archived', 'insufficient-funds'],
});
export type BurnAsset = DataReceived<typeof BurnAsset>;
