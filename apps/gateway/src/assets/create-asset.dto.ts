import { z } from 'zod';
import {
  AmountLimit,
  AssetAttributes,
  AssetCode,
  AssetKind,
  AssetName,
  AssetScale,
  CreateAsset,
} from '@portfel/contracts';

/** Body of `POST /assets` (GS-W01). */
export const CreateAssetBody = z
  .strictObject({
    /** For ever, and no other asset's. */
    code: AssetCode,
    name: AssetName,
    scale: AssetScale,
    kind: AssetKind,
    attributes: AssetAttributes.optional(),
    /** How far below zero balances may go, in whole minor units; not at all if absent. */
    overdraft: AmountLimit.optional(),
  })
  .meta({ id: 'CreateAsset' });
export type CreateAssetBody = z.infer<typeof CreateAssetBody>;

export const AssetCreatedAnswer = CreateAsset.result.meta({ id: 'AssetCreated' });
