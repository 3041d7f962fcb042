/** The first and the last day of a month, `2026-11-21`. Days compare as text. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/**
 * The days of a month. That of a card ends on its closing day, or on the last day of a shorter month: with closing day
 * 20, November is from 21 October to 20 November. Without one it is the month of the calendar (PF-W07).
 * @param month `2026-11`
 */
export function daysOf(month: string, closingDay = 31): Days {
  const [before, last] = [monthBefore(month), closingOf(month, closingDay)];
  return { first: dayAfter(closingOf(before, closingDay)), last };
}

/** The month a day belongs to; what comes after the closing day is for the next one. */
export function monthOf(day: string, closingDay = 31): string {
  const month = day.slice(0, 7);
  return day <= closingOf(month, closingDay) ? month : monthAfter(month);
}

/** The month of the calendar at a moment, in UTC. */
export const monthAt = (moment: Date) => moment.toISOString().slice(0, 7);

export const monthBefore = (month: string) => addMonths(month, -1);
export const monthAfter = (month: string) => addMonths(month, 1);

/** The month of the calendar, `2026-11`, of a day. */
export const calendarMonth = (day: string) => day.slice(0, 7);

/** Every month of the calendar that some of the days are in. */
export const calendarMonthsOf = (days: readonly Days[]): string[] => [
  ...new Set(days.flatMap(({ first, last }) => [calendarMonth(first), calendarMonth(last)])),
];

/** What was noted of one account in one month of the calendar, added up; in hundredths. */
export interface MonthSum {
  readonly month: string;
  readonly sum: bigint;
}

/**
 * What an account begins with on a day: the months before, and what is before the day in its own month.
 * @param movements of one account; those of the day's month are enough
 */
export function openingOf(
  day: string,
  sums: readonly MonthSum[],
  movements: readonly Pick<Booked, 'date' | 'amount'>[],
): bigint {
  const month = calendarMonth(day);
  const earlier = sums.filter((one) => one.month < month).map(({ sum }) => sum);
  const begun = movements.filter(({ date }) => calendarMonth(date) === month && date < day).map(({ amount }) => amount);
  return [...earlier, ...begun].reduce((total, amount) => total + amount, 0n);
}

/** A movement as the table of a month needs it; the amount is signed, in hundredths. */
export interface Booked {
  readonly id: string;
  readonly date: string;
  readonly amount: bigint;
  /** When it was noted: of two of one day the earlier one comes first. */
  readonly notedAt: Date;
}

export interface Totals {
  readonly opening: bigint;
  readonly income: bigint;
  readonly outgo: bigint;
  /** The calculated balance: opening + income − outgo. */
  readonly closing: bigint;
}

export type Table<M extends Booked> = Totals & { readonly rows: readonly (M & { readonly balance: bigint })[] };

/** The month as a table: by day, with the balance after each movement, and totals (PF-W06). */
export function tableOf<M extends Booked>(opening: bigint, movements: readonly M[]): Table<M> {
  let balance = opening;
  const rows = movements.toSorted(byDay).map((movement) => ({ ...movement, balance: (balance += movement.amount) }));
  return { ...totalsOf(opening, movements), rows };
}

export function totalsOf(opening: bigint, movements: readonly { readonly amount: bigint }[]): Totals {
  let [income, outgo] = [0n, 0n];
  for (const { amount } of movements) {
    if (amount > 0n) income += amount;
    else outgo -= amount;
  }
  return { opening, income, outgo, closing: opening + income - outgo };
}

const compare = <T>(one: T, other: T) => Number(one > other) - Number(one < other);
const byDay = (one: Booked, other: Booked) =>
  compare(one.date, other.date) || compare(one.notedAt, other.notedAt) || compare(one.id, other.id);

function closingOf(month: string, closingDay: number): string {
  const lastDay = utc(addMonths(month, 1), 0).getUTCDate();
  return `${month}-${twoDigits(Math.min(closingDay, lastDay))}`;
}

function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

const dayAfter = (day: string) =>
  utc(day.slice(0, 7), Number(day.slice(8)) + 1)
    .toISOString()
    .slice(0, 10);

/** Midnight UTC of a day, counted from 1; day 0 is the last of the month before. */
function utc(month: string, day: number): Date {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1, day));
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
