import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { ProfileChanges } from './profile';

/** Changes what is named of one's own profile; of two tabs the last one wins, field by field (CT-U37). */
export const ChangeProfile = defineCommand({
  name: 'User.ChangeProfile',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    changes: sealed('user', 'User.ChangeProfile.changes', ProfileChanges),
  }),
  result: z.object({ accountId: AccountId }),
  errors: ['user-not-found'],
});
export type ChangeProfile = DataReceived<typeof ChangeProfile>;
