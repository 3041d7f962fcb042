import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** The person has shown that the e-mail address is theirs. */
export const AccountConfirmed = defineEvent({
  name: 'Auth.AccountConfirmed',
  version: 1,
  key: (data) => data.accountId,
  inSequence: true,
  data: z.object({ accountId: AccountId }),
});
export type AccountConfirmed = DataReceived<typeof AccountConfirmed>;
