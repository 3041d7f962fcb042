import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { AssetAttributes, AssetName } from './asset';

/** Says something else of an asset; what is absent stays. Its code, scale and kind are for ever. By admins. */
export const EditAsset = defineCommand({
  name: 'Wallet.EditAsset',
  version: 1,
  key: (data) => data.assetId,
  data: z.object({ assetId: z.uuid(), name: AssetName.optional(), attributes: AssetAttributes.optional() }),
  result: z.object({}),
  errors: ['role-required', 'asset-not-found'],
});
export type EditAsset = DataReceived<typeof EditAsset>;
