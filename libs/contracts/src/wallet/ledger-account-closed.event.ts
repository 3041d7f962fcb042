import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';

/** Nothing is posted on an account any more; it was empty, and what happened on it stays. */
export const LedgerAccountClosed = defineEvent({
  name: 'Wallet.LedgerAccountClosed',
  version: 1,
  key: (data) => data.walletId,
  inSequence: true,
  data: z.object({ walletId: z.uuid(), accountId: z.uuid() }),
});
export type LedgerAccountClosed = DataReceived<typeof LedgerAccountClosed>;
