import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';

/** Opens one more account in the wallet of the person who asks. The account id is the command id. */
export const OpenAccount = defineCommand({
  name: 'Wallet.OpenAccount',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ accountId: z.uuid(), ownerId: AccountId, assetCode: AssetCode }),
  /** `number`: its place in the wallet, from 1, without gaps. */
  result: z.object({ accountId: z.uuid(), assetCode: AssetCode, number: z.int().positive() }),
  errors: ['wallet-not-found', 'asset-not-found', 'asset-archived', 'account-limit-reached'],
});
export type OpenAccount = DataReceived<typeof OpenAccount>;
