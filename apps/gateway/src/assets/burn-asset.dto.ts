import { z } from 'zod';
import { BurnAsset, PositiveAmount, Username } from '@portfel/contracts';

/** Body of `POST /assets/:code/burns`. */
export const BurnAssetBody = z
  .strictObject({
    /** From whom it is taken. */
    username: Username,
    amount: PositiveAmount,
  })
  .meta({ id: 'BurnAsset' });
export type BurnAssetBody = z.infer<typeof BurnAssetBody>;

/** The receipt. Balances of people are told to nobody else. */
export const BurnReceipt = BurnAsset.result.meta({ id: 'BurnReceipt' });
