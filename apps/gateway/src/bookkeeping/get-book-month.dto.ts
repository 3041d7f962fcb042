import { z } from 'zod';
import { BookDate, BookDirection, BookMonth, CurrencyCode } from '@portfel/contracts';
import { BookAccountId } from './book-ids';
import { Hundredths } from './list-book-accounts.dto';

/** One account, or all accounts in one currency. */
export const BookMonthQuery = z
  .strictObject({ account: BookAccountId.optional(), currency: CurrencyCode.optional() })
  .refine(({ account, currency }) => (account === undefined) !== (currency === undefined), {
    path: ['account'],
    error: 'must be given, or the currency, and not both',
  });
export type BookMonthQuery = z.infer<typeof BookMonthQuery>;

const totals = {
  /** Carried over from the months before. */
  opening: Hundredths,
  income: Hundredths,
  outgo: Hundredths,
  /** The calculated balance: opening + income − outgo. */
  closing: Hundredths,
};

/** One month as a table with running balance and totals (PF-W06). */
export const BookMonthAnswer = z
  .object({
    month: BookMonth,
    currency: CurrencyCode,
    ...totals,
    accounts: z.array(
      z.object({
        id: BookAccountId,
        /** The days of the month; that of a card ends on its closing day (PF-W07). */
        firstDay: z.iso.date(),
        lastDay: z.iso.date(),
        ...totals,
        /** What the bank says, and how much more that is than the calculated balance; `null` when it is not known. */
        realBalance: Hundredths.nullable(),
        difference: Hundredths.nullable(),
      }),
    ),
    /** By day, then as they were noted. */
    rows: z.array(
      z.object({
        id: z.uuid(),
        accountId: BookAccountId,
        date: BookDate,
        direction: BookDirection,
        /** Above zero. */
        amount: Hundredths,
        description: z.string(),
        category: z.string().optional(),
        /** After this movement. */
        balance: Hundredths,
      }),
    ),
    count: z.int().min(0),
  })
  .meta({ id: 'BookMonth' });
export type BookMonthAnswer = z.infer<typeof BookMonthAnswer>;
