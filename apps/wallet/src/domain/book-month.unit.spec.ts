import fc from 'fast-check';
import {
  calendarMonth,
  calendarMonthsOf,
  daysOf,
  monthAfter,
  monthBefore,
  monthOf,
  openingOf,
  tableOf,
  type Booked,
} from './book-month';

const FIRST = Date.UTC(2023, 0, 1);
const day = fc
  .integer({ min: 0, max: 1_100 })
  .map((days) => new Date(FIRST + days * 86_400_000).toISOString().slice(0, 10));
const closingDay = fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined });
const amount = fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).filter((value) => value !== 0n);
const movements = fc.uniqueArray(
  fc.record({ id: fc.uuid(), date: day, amount, notedAt: fc.date({ min: new Date(0), noInvalidDate: true }) }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const months = Array.from({ length: 42 }).reduce<string[]>((all) => [...all, monthAfter(all.at(-1)!)], ['2022-11']);

/** As the store does it: whole months before are added up, of the months of the days the movements are read. */
const monthTable = (all: readonly Booked[], month: string, closing?: number) => {
  const { first, last } = daysOf(month, closing);
  const sums = all.map(({ date, amount: sum }) => ({ month: calendarMonth(date), sum }));
  const read = calendarMonthsOf([{ first, last }]);
  return tableOf(
    openingOf(
      first,
      sums,
      all.filter(({ date }) => read.includes(calendarMonth(date))),
    ),
    all.filter(({ date }) => date >= first && date <= last),
  );
};

describe('the days of a month', () => {
  it.each([
    ['2026-11', undefined, '2026-11-01', '2026-11-30'],
    ['2026-11', 20, '2026-10-21', '2026-11-20'],
    ['2026-01', 1, '2025-12-02', '2026-01-01'],
    ['2026-02', 31, '2026-02-01', '2026-02-28'],
    ['2024-02', 30, '2024-01-31', '2024-02-29'],
    ['2026-03', 30, '2026-03-01', '2026-03-30'],
    ['2026-12', 31, '2026-12-01', '2026-12-31'],
  ])('of %s with the closing day %s are %s to %s', (month, closing, first, last) => {
    expect(daysOf(month, closing)).toEqual({ first, last });
  });

  it.each([
    ['2026-11-20', 20, '2026-11'],
    ['2026-11-21', 20, '2026-12'],
    ['2026-12-31', 20, '2027-01'],
    ['2026-02-28', 31, '2026-02'],
    ['2026-03-31', 30, '2026-04'],
    ['2026-11-30', undefined, '2026-11'],
  ])('%s with the closing day %s belongs to %s', (date, closing, month) => {
    expect(monthOf(date, closing)).toBe(month);
  });

  it('are those, and only those, that belong to it, whatever the closing day', () => {
    fc.assert(
      fc.property(day, closingDay, (date, closing) => {
        const month = monthOf(date, closing);
        for (const other of [monthBefore(month), month, monthAfter(month)]) {
          const { first, last } = daysOf(other, closing);
          expect(first <= date && date <= last).toBe(other === month);
        }
      }),
    );
  });
});

describe('the table of a month', () => {
  const noted = (id: string, date: string, cents: bigint, second = 0): Booked => ({
    id,
    date,
    amount: cents,
    notedAt: new Date(second * 1_000),
  });

  it('lists by day, then as noted, with the balance after each, and adds up (PF-W06)', () => {
    const rows = [
      noted('c', '2026-11-05', -250n, 9),
      noted('b', '2026-11-05', 100n, 1),
      noted('a', '2026-11-02', 1_000n, 20),
    ];
    const table = tableOf(50n, rows);
    expect(table.rows.map(({ id, balance }) => [id, balance])).toEqual([
      ['a', 1_050n],
      ['b', 1_150n],
      ['c', 900n],
    ]);
    expect(table).toMatchObject({ opening: 50n, income: 1_100n, outgo: 250n, closing: 900n });
    expect(tableOf(7n, [])).toEqual({ opening: 7n, income: 0n, outgo: 0n, closing: 7n, rows: [] });
  });

  it('begins with what the month before ended with, and loses nothing (PF-W07)', () => {
    fc.assert(
      fc.property(movements, closingDay, (all, closing) => {
        const tables = months.map((month) => monthTable(all, month, closing));
        for (const [index, table] of tables.entries()) {
          expect(table.opening).toBe(index === 0 ? 0n : tables[index - 1]!.closing);
          expect(table.rows.at(-1)?.balance ?? table.opening).toBe(table.closing);
        }
        expect(tables.flatMap(({ rows }) => rows)).toHaveLength(all.length);
        expect(tables.at(-1)!.closing).toBe(all.reduce((sum, movement) => sum + movement.amount, 0n));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in whatever order movements were added, edited and deleted', () => {
    const change = fc.record({ date: day, amount });
    fc.assert(
      fc.property(
        movements.chain((all) =>
          fc.record({
            all: fc.constant(all),
            order: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
            deleted: fc.subarray(all),
            edits: fc.array(fc.tuple(fc.nat(), change), { maxLength: 20 }),
          }),
        ),
        closingDay,
        ({ all, order, deleted, edits }, closing) => {
          const edited = new Map(all.map((movement) => [movement.id, movement]));
          for (const [index, to] of all.length > 0 ? edits : []) {
            const { id } = all[index % all.length]!;
            edited.set(id, { ...edited.get(id)!, ...to });
          }
          const kept = (some: readonly Booked[]) =>
            some
              .filter((movement) => !deleted.includes(movement as (typeof all)[number]))
              .map(({ id }) => edited.get(id)!);
          for (const month of months.slice(0, 40)) {
            expect(monthTable(kept(order), month, closing)).toEqual(monthTable(kept(all), month, closing));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
