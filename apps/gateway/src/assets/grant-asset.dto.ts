import { z } from 'zod';
import { GrantAsset, Memo, PositiveAmount, Username } from '@portfel/contracts';

/** Body of `POST /assets/:code/grants`. */
export const GrantAssetBody = z
  .strictObject({
    /** Who is given it. */
    username: Username,
    amount: PositiveAmount,
    /** The recipient can read it, and nobody else. */
    memo: Memo.optional(),
  })
  .meta({ id: 'GrantAsset' });
export type GrantAssetBody = z.infer<typeof GrantAssetBody>;

/** The receipt. Balances of people are told to nobody else. */
export const GrantReceipt = GrantAsset.result.meta({ id: 'GrantReceipt' });
