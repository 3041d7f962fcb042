import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';
import { AssetCode } from './asset-code';

/** An asset that was archived moves again. */
export const AssetRestored = defineEvent({
  name: 'Wallet.AssetRestored',
  version: 1,
  key: (data) => data.assetId,
  inSequence: true,
  data: z.object({ assetId: z.uuid(), code: AssetCode }),
});
export type AssetRestored = DataReceived<typeof AssetRestored>;
