import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** The account may be signed in to again. */
export const AccountReactivated = defineEvent({
  name: 'Auth.AccountReactivated',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
});
export type AccountReactivated = DataReceived<typeof AccountReactivated>;
