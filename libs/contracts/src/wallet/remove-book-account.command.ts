import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Removes an account that has no movements (PF-W04). */
export const RemoveBookAccount = defineCommand({
  name: 'Wallet.RemoveBookAccount',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ bookAccountId: z.uuid(), ownerId: AccountId }),
  result: z.object({ bookAccountId: z.uuid() }),
  errors: ['book-account-not-found', 'book-account-in-use'],
});
export type RemoveBookAccount = DataReceived<typeof RemoveBookAccount>;
