import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount } from './minor-units';

/**
 * Takes a transfer back, the whole of it with its fee, once: by whoever was paid, or by an admin. The reversal id is the
 * command id; it is a transfer of its own.
 */
export const ReverseTransfer = defineCommand({
  name: 'Wallet.ReverseTransfer',
  version: 1,
  key: (data) => data.transferId,
  data: z.object({ reversalId: z.uuid(), transferId: z.uuid() }),
  /** `amount`: what whoever was paid gives back. */
  result: z.object({
    reversalId: z.uuid(),
    transferId: z.uuid(),
    amount: PositiveAmount,
    assetCode: AssetCode,
    postedAt: z.iso.datetime(),
  }),
  errors: [
    'transfer-not-found',
    'not-reversible',
    'already-reversed',
    'account-closed',
    'asset-archived',
    'insufficient-funds',
  ],
});
export type ReverseTransfer = DataReceived<typeof ReverseTransfer>;
