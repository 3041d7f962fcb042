import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { AssetCode } from './asset-code';
import { PositiveAmount } from './minor-units';
import { Memo } from './transfer-funds.command';

/** Gives a person some of an asset, out of its issue account. By admins. The transfer id is the command id. */
export const GrantAsset = defineCommand({
  name: 'Wallet.GrantAsset',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    transferId: z.uuid(),
    /** Who is given it: on their first open account in the asset, or on one that is opened for it. */
    ownerId: AccountId,
    assetCode: AssetCode,
    amount: PositiveAmount,
    /** For the recipient. */
    memo: sealed('wallet', 'Wallet.GrantAsset.memo', Memo).optional(),
  }),
  result: z.object({ transferId: z.uuid(), assetCode: AssetCode, amount: PositiveAmount, postedAt: z.iso.datetime() }),
  errors: ['role-required', 'asset-not-found', 'asset-archived', 'recipient-not-found', 'recipient-has-no-account'],
});
export type GrantAsset = DataReceived<typeof GrantAsset>;
