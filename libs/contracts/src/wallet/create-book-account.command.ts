import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { BookAccountFields } from './bookkeeping';

/** One more account or card in a person's own books; its id is the command id (PF-W04). */
export const CreateBookAccount = defineCommand({
  name: 'Wallet.CreateBookAccount',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    bookAccountId: z.uuid(),
    ownerId: AccountId,
    account: sealed('wallet', 'Wallet.CreateBookAccount.account', BookAccountFields),
  }),
  result: z.object({ bookAccountId: z.uuid() }),
  errors: ['wallet-not-found', 'book-account-limit-reached', 'closing-day-of-cards'],
});
export type CreateBookAccount = DataReceived<typeof CreateBookAccount>;
