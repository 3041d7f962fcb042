import { z } from 'zod';
import { AccountId, SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** An admin shuts an account out: it cannot sign in, and its sessions end at once (AT-S08). Its data stay. */
export const DeactivateAccount = defineCommand({
  name: 'Auth.DeactivateAccount',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
  result: z.object({ sessionIds: z.array(SessionId) }),
  errors: ['role-required', 'user-not-found', 'last-admin'],
});
export type DeactivateAccount = DataReceived<typeof DeactivateAccount>;
