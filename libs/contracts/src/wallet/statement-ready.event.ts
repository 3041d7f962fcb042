import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { StatementMonth } from './statement-month';

/** A month is over, and its owner wants to be told: nothing of what happened in it is said. */
export const StatementReady = defineEvent({
  name: 'Wallet.StatementReady',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ ownerId: AccountId, month: StatementMonth }),
});
export type StatementReady = DataReceived<typeof StatementReady>;
