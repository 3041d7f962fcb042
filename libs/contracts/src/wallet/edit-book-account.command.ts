import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { BookAccountChanges } from './bookkeeping';

/** Changes what is named of an account, archives it or brings it back (PF-W04). */
export const EditBookAccount = defineCommand({
  name: 'Wallet.EditBookAccount',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    bookAccountId: z.uuid(),
    ownerId: AccountId,
    changes: sealed('wallet', 'Wallet.EditBookAccount.changes', BookAccountChanges),
  }),
  result: z.object({ bookAccountId: z.uuid() }),
  errors: ['book-account-not-found', 'closing-day-of-cards'],
});
export type EditBookAccount = DataReceived<typeof EditBookAccount>;
