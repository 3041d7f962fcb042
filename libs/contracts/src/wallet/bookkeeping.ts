import { z } from 'zod';
import { clearable, oneLine } from '../one-line';

/** A year after the last day, too: that is where a card's statement may fall. */
const upTo = (lastYear: string) => (value: string) => value >= '1970' && value.slice(0, 4) <= lastYear;

/** A bank account or purse, or a card whose statement closes on a day of the month (PF-W04). */
export const BookAccountKind = z.enum(['account', 'card']);
export type BookAccountKind = z.infer<typeof BookAccountKind>;

/** ISO 4217. All amounts of an account are in hundredths of it. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be the code of a currency, such as PLN');

/** The last day of a card's month; in a shorter month its last day. */
export const ClosingDay = z.int().min(1, 'must be a day of the month').max(31, 'must be a day of the month');

/** `2026-11` */
export const BookMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, such as 2026-11')
  .refine(upTo('2100'), 'must be between 1970 and 2100');

/** A day of the calendar, `2026-11-21`: it has no time and is in no time zone. */
export const BookDate = z.iso
  .date('must be a date, such as 2026-11-21')
  .refine(upTo('2099'), 'must be between 1970 and 2099');

/** Whole hundredths, above zero (PF-W05). */
export const BookAmount = z.string().regex(/^[1-9]\d{0,14}$/, 'must be a whole number of hundredths, above zero');

/** Whole hundredths; a card may be below zero. */
export const BookBalance = z.string().regex(/^(0|-?[1-9]\d{0,14})$/, 'must be a whole number of hundredths');

const name = oneLine(25).min(1, 'must not be empty');
const description = oneLine(70);

/** An account or a card of a person's own books (PF-W04). */
export const BookAccountFields = z.object({
  kind: BookAccountKind,
  name,
  description: description.optional(),
  currency: CurrencyCode,
  /** Of a card, if it has one. */
  closingDay: ClosingDay.optional(),
});
export type BookAccountFields = z.infer<typeof BookAccountFields>;

/** What is to change in it: absent stays, `null` is cleared. Kind and currency stay as they are. */
export const BookAccountChanges = z.object({
  name: name.optional(),
  description: clearable(description),
  closingDay: ClosingDay.nullable().optional(),
  /** An archived account is kept as it is: nothing in it changes until it is brought back. */
  archived: z.boolean().optional(),
});
export type BookAccountChanges = z.infer<typeof BookAccountChanges>;

export const BookDirection = z.enum(['in', 'out']);
export type BookDirection = z.infer<typeof BookDirection>;

const movement = {
  date: BookDate,
  direction: BookDirection,
  amount: BookAmount,
  description: description.min(1, 'must not be empty'),
};
const category = oneLine(30);

/** What came in or went out (PF-W05). */
export const BookMovementFields = z.object({ ...movement, category: category.optional() });
export type BookMovementFields = z.infer<typeof BookMovementFields>;

/** What is to change in it: absent stays, `null` is cleared. */
export const BookMovementChanges = z
  .object({ ...movement, bookAccountId: z.uuid() })
  .partial()
  .extend({ category: clearable(category) });
export type BookMovementChanges = z.infer<typeof BookMovementChanges>;

/** What the bank says an account has at the end of a month; `null` when it is not known (PF-W07). */
export const RealBalance = z.object({ month: BookMonth, amount: BookBalance.nullable() });
export type RealBalance = z.infer<typeof RealBalance>;
