import { z } from 'zod';
import { defineEvent, type DataReceived } from '../message';
import { AssetCode } from './asset-code';

/** A wallet has one more account. Follows `Wallet.WalletOpened`, which is the first event of its wallet. */
export const AccountOpened = defineEvent({
  name: 'Wallet.AccountOpened',
  version: 1,
  key: (data) => data.walletId,
  inSequence: true,
  data: z.object({
    walletId: z.uuid(),
    accountId: z.uuid(),
    assetCode: AssetCode,
    /** Place in the wallet, from 1, without gaps. */
    number: z.int().positive(),
  }),
});
export type AccountOpened = DataReceived<typeof AccountOpened>;
