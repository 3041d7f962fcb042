import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** The beneficiary does without a hold: its amount is available to its owner again. */
export const ReleaseHold = defineCommand({
  name: 'Wallet.ReleaseHold',
  version: 1,
  key: (data) => data.holdId,
  data: z.object({ holdId: z.uuid(), beneficiaryId: AccountId }),
  result: z.object({ holdId: z.uuid() }),
  errors: ['hold-not-found', 'hold-settled'],
});
export type ReleaseHold = DataReceived<typeof ReleaseHold>;
