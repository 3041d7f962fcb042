import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AmountLimit } from './minor-units';

/**
 * Sets how much may leave an account of the person who asks in a day (UTC) without their second factor. `null`: as much as
 * there is. A first limit, a higher one and none at all need the second factor themselves.
 */
export const SetStepUpLimit = defineCommand({
  name: 'Wallet.SetStepUpLimit',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ accountId: z.uuid(), ownerId: AccountId, above: AmountLimit.nullable() }),
  result: z.object({}),
  errors: ['account-not-found', 'account-closed', 'step-up-needed'],
});
export type SetStepUpLimit = DataReceived<typeof SetStepUpLimit>;
