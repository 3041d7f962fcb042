import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** An admin lets a deactivated account sign in again. Accepted for one that is not deactivated. */
export const ReactivateAccount = defineCommand({
  name: 'Auth.ReactivateAccount',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
  result: z.object({}),
  errors: ['role-required', 'user-not-found'],
});
export type ReactivateAccount = DataReceived<typeof ReactivateAccount>;
