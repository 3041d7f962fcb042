import fc from 'fast-check';
import { assertBalanced, UnbalancedPosting, type Posting } from './posting';

const posting = (amounts: readonly bigint[]): Posting => ({
  transferId: 'transfer',
  kind: 'welcome',
  fromAccountId: 'account-0',
  toAccountId: 'account-1',
  postedAt: new Date(),
  legs: amounts.map((amount, index) => ({ accountId: `account-${index}`, amount })),
});
const inPoints = () => 'POINTS';
const check = (one: Posting, assetOf: (accountId: string) => string = inPoints) => assertBalanced(one, assetOf);
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
// Beyond what a double holds exactly: one unit may not get lost among 10^30.
const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const amounts = fc.array(amount, { minLength: 1, maxLength: 8 });

describe('assertBalanced', () => {
  it('takes legs that sum to zero, however many and however large', () => {
    fc.assert(
      fc.property(amounts, (some) => {
        expect(() => check(posting([...some, -sumOf(some)]))).not.toThrow();
      }),
    );
  });

  it('refuses legs that make or lose money, even a single unit', () => {
    const error = fc.oneof(fc.constantFrom(1n, -1n), amount).filter((one) => one !== 0n);
    fc.assert(
      fc.property(amounts, error, (some, off) => {
        expect(() => check(posting([...some, off - sumOf(some)]))).toThrow(UnbalancedPosting);
      }),
    );
  });

  it('refuses legs that sum to zero only across assets', () => {
    const exchange = posting([-5n, 5n]);
    expect(() => check(exchange, (id) => (id === 'account-0' ? 'PLN' : 'EUR'))).toThrow('left: -5 PLN, 5 EUR');
    const whole = posting([-5n, 5n, 3n, -3n]);
    expect(() => check(whole, (id) => (Number(id.slice(-1)) < 2 ? 'PLN' : 'EUR'))).not.toThrow();
  });

  it('refuses an account that is named twice', () => {
    const { legs, ...rest } = posting([-5n, 5n]);
    expect(() => check({ ...rest, legs: [...legs, ...legs] })).toThrow(UnbalancedPosting);
  });

  it('refuses a posting without another side', () => {
    expect(() => check(posting([]))).toThrow(UnbalancedPosting);
    expect(() => check(posting([0n]))).toThrow(UnbalancedPosting);
  });
});
