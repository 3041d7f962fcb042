import { z } from 'zod';
import { AssetCode, AssetKind } from '@portfel/contracts';
import { AssetAnswer } from './asset.dto';

/** Query of `GET /assets`. */
export const AssetListQuery = z.strictObject({
  kind: AssetKind.optional(),
  /** Archived ones as well. */
  archived: z.enum(['true', 'false']).optional(),
  /** The page begins behind this code. */
  after: AssetCode.optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type AssetListQuery = z.infer<typeof AssetListQuery>;

/** In the order of their codes; the next page begins `after` the last of them. */
export const AssetList = z
  .object({
    rows: z.array(AssetAnswer),
    /** Of all there are, whatever the page. */
    count: z.int().min(0),
  })
  .meta({ id: 'AssetList' });
export type AssetList = z.infer<typeof AssetList>;
