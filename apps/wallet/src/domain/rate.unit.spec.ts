import fc from 'fast-check';
import { rateText, toRate } from './rate';

describe('a rate', () => {
  it('is the same after it was text, to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 38n - 1n }), (rate) => expect(toRate(rateText(rate))).toBe(rate)),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['1', 1_000_000_000_000_000_000n],
    ['0.27', 270_000_000_000_000_000n],
    ['90000.000000000000000000', 90_000_000_000_000_000_000_000n],
    ['0.000000000000000001', 1n],
  ])('reads %s', (text, rate) => expect(toRate(text)).toBe(rate));

  it.each([['0'], ['0.0'], ['-1'], ['1e3'], ['1.'], ['.5'], ['NaN'], ['0.0000000000000000001'], ['']])(
    'refuses %j',
    (text) => expect(() => toRate(text)).toThrow(),
  );
});
