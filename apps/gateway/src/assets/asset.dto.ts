import { z } from 'zod';
import { AmountLimit, AssetAttributes, AssetCode, AssetKind, AssetScale, type AssetDetails } from '@portfel/contracts';

/** Something that can be held; anything that can be counted (GS-W03). */
export const AssetAnswer = z
  .object({
    id: z.uuid(),
    code: AssetCode,
    name: z.string(),
    scale: AssetScale,
    kind: AssetKind,
    attributes: AssetAttributes,
    /** How far below zero balances may go, in whole minor units. */
    overdraft: AmountLimit,
    createdAt: z.iso.datetime(),
    /** Absent while it is in use. */
    archivedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Asset' });
export type AssetAnswer = z.infer<typeof AssetAnswer>;

export function toAssetAnswer({ assetId: id, kind, ...asset }: AssetDetails): AssetAnswer {
  return { ...asset, id, kind: AssetKind.parse(kind) };
}
