import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { Role } from './role';

/** The account has this role from now on (AT-S06, PF-U08). */
export const RoleChanged = defineEvent({
  name: 'Auth.RoleChanged',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId, role: Role }),
});
export type RoleChanged = DataReceived<typeof RoleChanged>;
