import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { Role } from './role';

/** An admin, or the operator, gives an account another role (AT-S06). One admin at least stays. */
export const ChangeRole = defineCommand({
  name: 'Auth.ChangeRole',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId, role: Role }),
  result: z.object({}),
  errors: ['role-required', 'user-not-found', 'last-admin'],
});
export type ChangeRole = DataReceived<typeof ChangeRole>;
