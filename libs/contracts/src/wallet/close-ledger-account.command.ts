import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Closes an account of the person who asks. Nothing may be on it, nor set aside; what happened on it stays. */
export const CloseLedgerAccount = defineCommand({
  name: 'Wallet.CloseLedgerAccount',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ accountId: z.uuid(), ownerId: AccountId }),
  result: z.object({}),
  errors: ['account-not-found', 'account-closed', 'account-not-empty'],
});
export type CloseLedgerAccount = DataReceived<typeof CloseLedgerAccount>;
