import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { AssetCode } from './asset-code';
import { PositiveAmount, SignedAmount } from './minor-units';

/** What `wallet` has promised a person, and its signature; only `wallet` reads it. */
export const Quote = z
  .string()
  .max(2_000)
  .regex(/^[\w-]+\.[\w-]+$/, 'must be a quote as it was given');

/** How many units of one asset a unit of another is worth, as a decimal. */
export const ExchangeRate = z
  .string()
  .regex(/^\d{1,40}(?:\.\d{1,18})?$/)
  .meta({
    description: 'Whole units of the asset that is received for a whole unit of the asset that is paid',
    example: '4.27',
  });

const Side = z.object({
  accountId: z.uuid(),
  assetCode: AssetCode,
  amount: PositiveAmount,
  /** Of the account, afterwards. */
  balance: SignedAmount,
});

/**
 * Exchanges between two accounts of the person who asks, at a quote they were given. The transfer id is the command id.
 */
export const Exchange = defineCommand({
  name: 'Wallet.Exchange',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ transferId: z.uuid(), ownerId: AccountId, quote: Quote }),
  /** `fee`: part of what was paid, in its asset. */
  result: z.object({
    transferId: z.uuid(),
    quoteId: z.uuid(),
    paid: Side,
    received: Side,
    fee: SignedAmount,
    rate: ExchangeRate,
    postedAt: z.iso.datetime(),
  }),
  errors: [
    'quote-not-valid',
    'quote-used',
    'quote-expired',
    'account-not-found',
    'account-closed',
    'asset-archived',
    'insufficient-funds',
    'step-up-needed',
  ],
});
export type Exchange = DataReceived<typeof Exchange>;
