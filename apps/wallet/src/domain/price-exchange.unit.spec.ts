import fc from 'fast-check';
import { priceExchange, type PricedAsset } from './price-exchange';
import { toRate } from './rate';

const euro = { rate: toRate('1.16'), scale: 2 };
const zloty = { rate: toRate('0.27'), scale: 2 };
const bitcoin = { rate: toRate('90000'), scale: 8 };
const ether = { rate: toRate('3000'), scale: 18 };
const free = { perMille: 0n };

describe('the price of an exchange', () => {
  it.each([
    [10_000n, euro, zloty, 42_962n, '4.296296296296296296'],
    [1n, euro, zloty, 4n, '4.296296296296296296'],
    [100_000_000n, bitcoin, ether, 30n * 10n ** 18n, '30'],
    [1_000n, bitcoin, zloty, 333n, '333333.333333333333333333'],
    [10n ** 18n, ether, bitcoin, 3_333_333n, '0.033333333333333333'],
  ])('of %s is rounded down to the smallest unit', (paid, from, to, received, rate) => {
    expect(priceExchange(paid, from, to, free)).toEqual({ received, fee: 0n, rate });
  });

  it('takes the fee out of what is paid, rounded up', () => {
    expect(priceExchange(10_001n, euro, euro, { perMille: 5n })).toEqual({ received: 9_950n, fee: 51n, rate: '1' });
  });

  it('is none for less than the smallest unit, for what the fee eats up, and for more than an amount can be', () => {
    expect(priceExchange(1n, bitcoin, zloty, free)).toBeUndefined();
    expect(priceExchange(1n, euro, euro, { perMille: 1n })).toBeUndefined();
    expect(priceExchange(100n, euro, euro, { perMille: 1_000n })).toBeUndefined();
    expect(priceExchange(10n ** 29n, bitcoin, ether, free)).toBeUndefined();
  });

  const asset: fc.Arbitrary<PricedAsset> = fc.record({
    rate: fc.bigInt({ min: 1n, max: 10n ** 26n }),
    scale: fc.integer({ min: 0, max: 18 }),
  });
  const fee = fc.record({ perMille: fc.bigInt({ min: 0n, max: 1_000n }) });
  const amount = fc.bigInt({ min: 1n, max: 10n ** 30n - 1n });

  it('never gives more than what is paid is worth, and less than a smallest unit less', () => {
    fc.assert(
      fc.property(amount, asset, asset, fee, (paid, from, to, policy) => {
        const price = priceExchange(paid, from, to, policy);
        if (!price) return;
        const { received, fee } = price;
        expect(fee * 1_000n >= paid * policy.perMille && (fee - 1n) * 1_000n < paid * policy.perMille).toBe(true);
        // Both in 10^-36 dollars of the finer scale, without a division.
        const paidFor = (paid - fee) * from.rate * 10n ** BigInt(to.scale);
        const unit = to.rate * 10n ** BigInt(from.scale);
        expect(received * unit <= paidFor && (received + 1n) * unit > paidFor).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gains nobody anything by rounding, through whatever sequence of assets', () => {
    const assets = fc.array(asset, { minLength: 2, maxLength: 5 });
    const route = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amount, assets, route, fee, (start, known, turns, policy) => {
        let [held, at] = [start, known[0]!];
        const least = { [0]: start } as Record<number, bigint>;
        for (const turn of turns) {
          const index = turn % known.length;
          const price = priceExchange(held, at, known[index]!, policy);
          if (!price) return;
          [held, at] = [price.received, known[index]!];
          // Back in an asset there is never more of it than there was before.
          expect(held <= (least[index] ?? held)).toBe(true);
          least[index] = held;
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
