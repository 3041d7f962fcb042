import { z } from 'zod';
import { AssetCode, HoldSeconds, PlaceHold, PositiveAmount, SecondFactorCode, Username } from '@portfel/contracts';

const A_WEEK = 7 * 24 * 60 * 60;

/** Body of `POST /wallet/holds`. */
export const PlaceHoldBody = z
  .strictObject({
    /** The account of mine the amount is set aside on. */
    accountId: z.uuid(),
    /** Who may capture it, by username. */
    beneficiary: z.strictObject({ username: Username }),
    amount: PositiveAmount,
    assetCode: AssetCode,
    /** How long it may wait to be captured: 60 seconds to 30 days. */
    expiresInSeconds: HoldSeconds.default(A_WEEK),
    /** Of the second factor, when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'PlaceHold' });
export type PlaceHoldBody = z.infer<typeof PlaceHoldBody>;

/** `available`: what the account has left to spend. */
export const HoldReceipt = PlaceHold.result.meta({ id: 'HoldReceipt' });
