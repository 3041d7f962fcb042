import { z } from 'zod';
import { BookAccountKind, CurrencyCode } from '@portfel/contracts';

/** Whole hundredths of a currency. */
export const Hundredths = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: 'Whole hundredths of the currency', example: '-12345' });

const BookAccount = z.object({
  id: z.uuid(),
  kind: BookAccountKind,
  name: z.string(),
  description: z.string().optional(),
  currency: CurrencyCode,
  closingDay: z.int().min(1).max(31).optional(),
  archived: z.boolean(),
  /** Of all its movements. */
  balance: Hundredths,
  movementCount: z.int().min(0),
});

/** My accounts and cards, oldest first, and the categories I use, the last used first (PF-W04). */
export const BookAccountsAnswer = z
  .object({ rows: z.array(BookAccount), count: z.int().min(0), categories: z.array(z.string()) })
  .meta({ id: 'BookAccounts' });
export type BookAccountsAnswer = z.infer<typeof BookAccountsAnswer>;
