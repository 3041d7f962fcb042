import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** A person has a wallet with one account per starting asset (PF-U09). */
export const WalletOpened = defineEvent({
  name: 'Wallet.WalletOpened',
  version: 1,
  key: (data) => data.walletId,
  inSequence: true,
  data: z.object({
    walletId: z.uuid(),
    ownerId: AccountId,
    /** In the order of their numbers in the wallet, from 1. */
    accounts: z.array(z.object({ accountId: z.uuid(), assetCode: z.string() })),
  }),
});
export type WalletOpened = DataReceived<typeof WalletOpened>;
