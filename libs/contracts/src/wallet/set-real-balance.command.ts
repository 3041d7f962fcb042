import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { RealBalance } from './bookkeeping';

/** Notes what the bank says the account has at the end of a month, or that it is not known (PF-W07). */
export const SetRealBalance = defineCommand({
  name: 'Wallet.SetRealBalance',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    ownerId: AccountId,
    bookAccountId: z.uuid(),
    balance: sealed('wallet', 'Wallet.SetRealBalance.balance', RealBalance),
  }),
  result: z.object({ bookAccountId: z.uuid() }),
  errors: ['book-account-not-found', 'book-account-archived'],
});
export type SetRealBalance = DataReceived<typeof SetRealBalance>;
