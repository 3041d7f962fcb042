import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/**
 * There is no such account any more; whoever keeps something of the person removes it (CT-U34, PF-U10). The last event
 * in the history of its account.
 */
export const AccountClosed = defineEvent({
  name: 'Auth.AccountClosed',
  version: 1,
  key: (data) => data.accountId,
  inSequence: true,
  data: z.object({ accountId: AccountId }),
});
export type AccountClosed = DataReceived<typeof AccountClosed>;
