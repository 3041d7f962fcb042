import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';

/** A wallet belongs to nobody any more and no account can be opened in it; what happened in it stays in the ledger. */
export const WalletClosed = defineEvent({
  name: 'Wallet.WalletClosed',
  version: 1,
  key: (data) => data.walletId,
  inSequence: true,
  data: z.object({ walletId: z.uuid() }),
});
export type WalletClosed = DataReceived<typeof WalletClosed>;
