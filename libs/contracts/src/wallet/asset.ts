import { z } from 'zod';
import { oneLine } from '../one-line';

/** What an asset is: anything that can be counted, not only money (GS-W03). */
export const AssetKind = z.enum(['money', 'crypto', 'points', 'item']);
export type AssetKind = z.infer<typeof AssetKind>;

export const AssetName = oneLine(60).min(1, 'must not be empty');

/** Decimal places: an amount is a whole number of 10^-scale. */
export const AssetScale = z.int().min(0).max(18);

/** What else is to be said of an asset, for everybody to read: `{ "colour": "red" }`. At most 20. */
export const AssetAttributes = z
  .record(z.string().regex(/^[A-Za-z][\w-]{0,39}$/, 'must be a name of letters, digits, _ and -'), oneLine(200))
  .refine((attributes) => Object.keys(attributes).length <= 20, 'must have at most 20 attributes');
export type AssetAttributes = z.infer<typeof AssetAttributes>;
