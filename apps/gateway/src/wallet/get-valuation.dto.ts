import { z } from 'zod';
import { AssetCode, SignedAmount } from '@portfel/contracts';

export const ValuationQuery = z.strictObject({
  /** Code of an asset that has a rate. */
  currency: AssetCode,
  /** How many days, today being the last. */
  days: z.coerce.number().int().min(1).max(366).default(30),
});
export type ValuationQuery = z.infer<typeof ValuationQuery>;

/** What the wallet is worth. Every value is in whole minor units of the currency. */
export const ValuationAnswer = z
  .object({
    currency: z.string(),
    /** Decimal places of the currency. */
    scale: z.int().min(0),
    /** Now: the sum over the accounts that have a value. */
    total: SignedAmount,
    /** At the end of each day (UTC), by the rates of that day, oldest first; the last is today until now. */
    days: z.array(z.object({ date: z.iso.date(), total: SignedAmount })),
    accounts: z.array(
      z.object({
        id: z.uuid(),
        number: z.int().positive(),
        assetCode: z.string(),
        /** Decimal places of the asset. */
        scale: z.int().min(0),
        /** Now; absent when its asset has no rate: then it is in no total. */
        value: SignedAmount.optional(),
        /** At the end of each of the days, in whole minor units of the asset. */
        balances: z.array(SignedAmount),
      }),
    ),
  })
  .meta({ id: 'Valuation' });
export type ValuationAnswer = z.infer<typeof ValuationAnswer>;
