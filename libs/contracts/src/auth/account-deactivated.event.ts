import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** The account is shut out: nobody signs in to it, and it gets no work (AT-S08). */
export const AccountDeactivated = defineEvent({
  name: 'Auth.AccountDeactivated',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
});
export type AccountDeactivated = DataReceived<typeof AccountDeactivated>;
