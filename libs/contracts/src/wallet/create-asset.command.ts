import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { AssetAttributes, AssetKind, AssetName, AssetScale } from './asset';
import { AssetCode } from './asset-code';
import { AmountLimit } from './minor-units';

/** Brings an asset into the world, with the accounts of the system in it (GS-W01). By admins. The asset id is the command id. */
export const CreateAsset = defineCommand({
  name: 'Wallet.CreateAsset',
  version: 1,
  key: (data) => data.assetId,
  data: z.object({
    assetId: z.uuid(),
    code: AssetCode,
    name: AssetName,
    scale: AssetScale,
    kind: AssetKind,
    attributes: AssetAttributes,
    /** How far below zero the accounts of people may go (GS-W05). */
    overdraft: AmountLimit,
  }),
  result: z.object({ assetId: z.uuid(), code: AssetCode }),
  errors: ['role-required', 'asset-exists'],
});
export type CreateAsset = DataReceived<typeof CreateAsset>;
