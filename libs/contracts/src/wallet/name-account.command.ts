import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { oneLine } from '../one-line';
import { sealed } from '../sealed';

/** What its owner calls an account, and nobody else reads; empty: nothing. */
export const AccountLabel = oneLine(40);

/** Gives an account of the person who asks a name of their own. */
export const NameAccount = defineCommand({
  name: 'Wallet.NameAccount',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    accountId: z.uuid(),
    ownerId: AccountId,
    label: sealed('wallet', 'Wallet.NameAccount.label', AccountLabel),
  }),
  result: z.object({}),
  errors: ['account-not-found', 'account-closed'],
});
export type NameAccount = DataReceived<typeof NameAccount>;
