import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';
import { AssetAttributes, AssetKind } from './asset';
import { AssetCode } from './asset-code';
import { SignedAmount } from './minor-units';

/** There is one more asset. */
export const AssetCreated = defineEvent({
  name: 'Wallet.AssetCreated',
  version: 1,
  key: (data) => data.assetId,
  inSequence: true,
  data: z.object({
    assetId: z.uuid(),
    code: AssetCode,
    name: z.string(),
    scale: z.int(),
    kind: AssetKind,
    attributes: AssetAttributes,
    overdraft: SignedAmount,
  }),
});
export type AssetCreated = DataReceived<typeof AssetCreated>;
