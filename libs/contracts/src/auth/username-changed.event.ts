import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { Username } from './credentials';

/** The account goes by another name from now on (CT-U46). */
export const UsernameChanged = defineEvent({
  name: 'Auth.UsernameChanged',
  version: 1,
  key: (data) => data.accountId,
  inSequence: true,
  data: z.object({ accountId: AccountId, username: Username }),
});
export type UsernameChanged = DataReceived<typeof UsernameChanged>;
