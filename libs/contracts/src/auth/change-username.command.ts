import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { Username } from './credentials';

/** Another public name and second login name; each has one owner, whatever its case (CT-U38). */
export const ChangeUsername = defineCommand({
  name: 'Auth.ChangeUsername',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId, username: Username }),
  result: z.object({ accountId: AccountId, username: Username }),
  errors: ['session-has-expired', 'username-taken'],
});
export type ChangeUsername = DataReceived<typeof ChangeUsername>;
