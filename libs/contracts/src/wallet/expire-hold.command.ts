import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';

/** A hold was not captured in time: its amount is available to its owner again. Sent by `wallet` to itself. */
export const ExpireHold = defineCommand({
  name: 'Wallet.ExpireHold',
  version: 1,
  key: (data) => data.holdId,
  data: z.object({ holdId: z.uuid() }),
  result: z.object({ holdId: z.uuid() }),
  errors: ['hold-not-found', 'hold-settled'],
});
export type ExpireHold = DataReceived<typeof ExpireHold>;
