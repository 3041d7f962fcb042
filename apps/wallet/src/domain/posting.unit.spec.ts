import fc from 'fast-check';
import { assertBalanced, UnbalancedPosting, type Posting } from './posting';

const posting = (amounts: readonly bigint[]): Posting => ({
  transferId: 'transfer',
  kind: 'welcome',
  assetCode: 'POINTS',
  legs: amounts.map((amount, index) => ({ entryId: `entry ${index}`, accountId: `account ${index}`, amount })),
});
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

/** Far past what a number holds. */
const amount = fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n });
const amounts = fc.array(amount, { minLength: 1, maxLength: 20 });

describe('a posting', () => {
  it('is balanced when its legs add up to zero, however many and however large', () => {
    fc.assert(fc.property(amounts, (some) => assertBalanced(posting([...some, -sum(some)]))));
  });

  it('is refused when one leg is off by any amount', () => {
    fc.assert(
      fc.property(
        amounts,
        amount.filter((off) => off !== 0n),
        (some, off) => expect(() => assertBalanced(posting([...some, off - sum(some)]))).toThrow(UnbalancedPosting),
      ),
    );
  });

  it.each([
    ['no leg', []],
    ['one leg of zero', [0n]],
  ])('is refused with %s, although the sum is zero', (_what, legs) => {
    expect(() => assertBalanced(posting(legs))).toThrow(UnbalancedPosting);
  });

  it('names transfer, legs and sum when it is refused', () => {
    expect(() => assertBalanced(posting([1n, 2n]))).toThrow('posting transfer has 2 legs and the sum 3');
  });
});
