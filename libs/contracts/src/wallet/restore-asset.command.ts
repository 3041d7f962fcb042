import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';

/** Brings an archived asset back: it moves again. One that is not archived stays as it is. By admins. */
export const RestoreAsset = defineCommand({
  name: 'Wallet.RestoreAsset',
  version: 1,
  key: (data) => data.assetId,
  data: z.object({ assetId: z.uuid() }),
  result: z.object({}),
  errors: ['role-required', 'asset-not-found'],
});
export type RestoreAsset = DataReceived<typeof RestoreAsset>;
