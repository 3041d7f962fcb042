import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';

/** Puts away an asset that nobody holds: nothing of it moves any more, and what happened to it stays. By admins. */
export const ArchiveAsset = defineCommand({
  name: 'Wallet.ArchiveAsset',
  version: 1,
  key: (data) => data.assetId,
  data: z.object({ assetId: z.uuid() }),
  result: z.object({}),
  errors: ['role-required', 'asset-not-found', 'asset-archived', 'asset-held'],
});
export type ArchiveAsset = DataReceived<typeof ArchiveAsset>;
