import fc from 'fast-check';
import { toRate } from './rate';
import { dayBefore, endsOfDays, rateBefore, valueIn } from './valuation';

const euro = { scale: 2, rate: toRate('1.16') };
const dollar = { scale: 2, rate: toRate('1') };
const zloty = { scale: 2, rate: toRate('0.27') };
const bitcoin = { scale: 8, rate: toRate('90000') };
const priced = fc.record({
  scale: fc.integer({ min: 0, max: 18 }),
  rate: fc.bigInt({ min: 1n, max: 10n ** 30n }),
});
const amounts = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe('a value', () => {
  it.each([
    [100n, euro, dollar, 116n],
    [116n, dollar, euro, 100n],
    [100n, zloty, euro, 23n],
    [-100n, zloty, euro, -23n],
    [1n, bitcoin, dollar, 0n],
    [6n, bitcoin, dollar, 1n],
    [100_000_000n, bitcoin, zloty, 33_333_333n],
    [0n, bitcoin, euro, 0n],
  ])('of %s', (amount, asset, currency, expected) => expect(valueIn(currency, amount, asset)).toBe(expected));

  it('is the amount itself in the same asset', () => {
    fc.assert(fc.property(priced, amounts, (asset, amount) => valueIn(asset, amount, asset) === amount));
  });

  it('is never off by more than half a minor unit, and the same below zero', () => {
    fc.assert(
      fc.property(priced, priced, amounts, (currency, asset, amount) => {
        const value = valueIn(currency, amount, asset);
        const exact = amount * asset.rate * 10n ** BigInt(currency.scale);
        const unit = currency.rate * 10n ** BigInt(asset.scale);
        const off = value * unit - exact;
        expect(2n * (off < 0n ? -off : off) <= unit).toBe(true);
        expect(valueIn(currency, -amount, asset)).toBe(-value);
      }),
    );
  });

  it('grows with the amount', () => {
    fc.assert(
      fc.property(priced, priced, amounts, fc.bigInt({ min: 0n, max: 10n ** 20n }), (currency, asset, amount, more) => {
        expect(valueIn(currency, amount + more, asset) >= valueIn(currency, amount, asset)).toBe(true);
      }),
    );
  });
});

describe('the rate before a moment', () => {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  const rates = ['2026-01-01', '2026-01-03'].map((day, index) => ({ since: at(day), rate: BigInt(index + 1) }));

  it('is the last one, and not that of the moment itself', () => {
    expect(rateBefore(at('2026-01-03'), rates)).toBe(1n);
    expect(rateBefore(at('2026-01-04'), rates)).toBe(2n);
  });

  it('is the first one there is when it came later, and none when there is none', () => {
    expect(rateBefore(at('2025-01-01'), rates)).toBe(1n);
    expect(rateBefore(at('2026-01-04'), [])).toBeUndefined();
  });
});

describe('days', () => {
  it('end at midnight in UTC; today is the last', () => {
    const ends = endsOfDays(new Date('2026-03-01T23:59:59.999Z'), 3);
    expect(ends.map((end) => end.toISOString())).toEqual([
      '2026-02-28T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-03-02T00:00:00.000Z',
    ]);
    expect(ends.map(dayBefore)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });
});
