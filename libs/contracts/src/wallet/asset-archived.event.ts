import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';
import { AssetCode } from './asset-code';

/** Nothing of an asset moves any more; nobody holds any. */
export const AssetArchived = defineEvent({
  name: 'Wallet.AssetArchived',
  version: 1,
  key: (data) => data.assetId,
  inSequence: true,
  data: z.object({ assetId: z.uuid(), code: AssetCode }),
});
export type AssetArchived = DataReceived<typeof AssetArchived>;
