import fc from 'fast-check';
import { assertBalanced, UnbalancedPosting, type Posting } from './posting';

const posting = (amounts: readonly bigint[]): Posting => ({
  transferId: 'transfer',
  kind: 'welcome',
  assetCode: 'POINTS',
  legs: amounts.map((amount, index) => ({ entryId: `entry-${index}`, accountId: `account-${index}`, amount })),
});
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
// Beyond what a double holds exactly: one unit may not get lost among 10^30.
const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const amounts = fc.array(amount, { minLength: 1, maxLength: 8 });

describe('assertBalanced', () => {
  it('takes legs that sum to zero, however many and however large', () => {
    fc.assert(
      fc.property(amounts, (some) => {
        expect(() => assertBalanced(posting([...some, -sumOf(some)]))).not.toThrow();
      }),
    );
  });

  it('refuses legs that make or lose money, even a single unit', () => {
    const error = fc.oneof(fc.constantFrom(1n, -1n), amount).filter((one) => one !== 0n);
    fc.assert(
      fc.property(amounts, error, (some, off) => {
        expect(() => assertBalanced(posting([...some, off - sumOf(some)]))).toThrow(UnbalancedPosting);
      }),
    );
  });

  it('refuses a posting without another side', () => {
    expect(() => assertBalanced(posting([]))).toThrow(UnbalancedPosting);
    expect(() => assertBalanced(posting([0n]))).toThrow(UnbalancedPosting);
  });
});
