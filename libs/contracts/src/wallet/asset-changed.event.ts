import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';
import { AssetAttributes } from './asset';
import { AssetCode } from './asset-code';

/** Something else is said of an asset: what can change of it, as it is now. */
export const AssetChanged = defineEvent({
  name: 'Wallet.AssetChanged',
  version: 1,
  key: (data) => data.assetId,
  inSequence: true,
  data: z.object({ assetId: z.uuid(), code: AssetCode, name: z.string(), attributes: AssetAttributes }),
});
export type AssetChanged = DataReceived<typeof AssetChanged>;
