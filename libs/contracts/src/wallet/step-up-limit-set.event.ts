import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';
import { AmountLimit } from './minor-units';

/** Above which sum in a day the owner of an account is asked for their second factor; `null`: never. */
export const StepUpLimitSet = defineEvent({
  name: 'Wallet.StepUpLimitSet',
  version: 1,
  key: (data) => data.walletId,
  inSequence: true,
  data: z.object({ walletId: z.uuid(), accountId: z.uuid(), above: AmountLimit.nullable() }),
});
export type StepUpLimitSet = DataReceived<typeof StepUpLimitSet>;
