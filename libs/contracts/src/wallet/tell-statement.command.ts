import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { StatementMonth } from './statement-month';

/** A month is over that somebody wants to be told of. Sent by `wallet` to itself. */
export const TellStatement = defineCommand({
  name: 'Wallet.TellStatement',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ ownerId: AccountId, month: StatementMonth }),
  /** Not any more when it was switched off in between, nor again. */
  result: z.object({ told: z.boolean() }),
  errors: ['wallet-not-found'],
});
export type TellStatement = DataReceived<typeof TellStatement>;
