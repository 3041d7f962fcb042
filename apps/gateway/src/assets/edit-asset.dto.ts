import { z } from 'zod';
import { AssetAttributes, AssetName } from '@portfel/contracts';

/** Body of `PATCH /assets/:code`: what is absent stays; code, scale and kind are for ever. */
export const EditAssetBody = z
  .strictObject({ name: AssetName.optional(), attributes: AssetAttributes.optional() })
  .meta({ id: 'EditAsset' });
export type EditAssetBody = z.infer<typeof EditAssetBody>;
