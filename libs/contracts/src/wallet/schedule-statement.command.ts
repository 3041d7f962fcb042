import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Whether the person who asks is told by mail, on the first of each month, that the statement of the last one is ready. */
export const ScheduleStatement = defineCommand({
  name: 'Wallet.ScheduleStatement',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ ownerId: AccountId, monthly: z.boolean() }),
  result: z.object({}),
  errors: ['wallet-not-found'],
});
export type ScheduleStatement = DataReceived<typeof ScheduleStatement>;
