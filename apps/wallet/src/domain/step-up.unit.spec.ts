import fc from 'fast-check';
import { Book, type LedgerAccount } from './book';
import { decideExchange } from './decide-exchange';
import { decidePlacing } from './decide-hold';
import { decidePayment } from './decide-payment';
import { decideTransfer } from './decide-transfer';
import type { Proof, StepUpLimit } from './step-up';

const START = 1_000_000n;
const ALL = new Date('9999-01-01T00:00:00Z');
const DAY = '2026-01-31';
const noon = new Date(`${DAY}T12:00:00Z`);
const hoursAfterNoon = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  assetCode: 'PLN',
  number: 1,
  balance: START,
  held: 0n,
  overdraft: 0n,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});
const bookWith = (stepUp?: StepUpLimit) => {
  const book = new Book();
  book.add({
    accounts: [
      account('ann', { ownerId: 'ann', stepUp }),
      account('ann-savings', { ownerId: 'ann', number: 2 }),
      account('ann-euro', { ownerId: 'ann', number: 3, assetCode: 'EUR' }),
      account('bob', { ownerId: 'bob' }),
      account('fees', { systemRole: 'fees', number: 0 }),
      account('exchange', { systemRole: 'exchange', number: 0, overdraft: null }),
      account('exchange-euro', { systemRole: 'exchange', number: 0, overdraft: null, assetCode: 'EUR' }),
    ],
  });
  return book;
};
const limitOf = (above: bigint, used = 0n): StepUpLimit => ({ above, used, day: DAY });

/** Every way in which a person takes money from an account. @returns why not, if not */
const WAYS = {
  'a transfer to somebody': (book, amount, proof) => transfer(book, amount, proof, { ownerId: 'bob' }),
  'a transfer to an account of theirs': (book, amount, proof) =>
    transfer(book, amount, proof, { accountId: 'ann-savings' }),
  'a hold': (book, amount, proof) => {
    const asked = { holdId: nextId(), accountId: 'ann', beneficiaryId: 'bob', expiresAt: ALL, ...ofAnn(amount) };
    return refusedBy(decidePlacing(book, { ...asked, ...proof }, () => true));
  },
  'a withdrawal': (book, amount, proof) => {
    const asked = { paymentId: nextId(), direction: 'withdrawal', accountId: 'ann', ...ofAnn(amount) } as const;
    return refusedBy(decidePayment(book, { ...asked, ...proof }, { limit: START * 2n, isMoney: () => true }));
  },
  'an exchange': (book, paid, proof) => {
    const accounts = { fromAccountId: 'ann', toAccountId: 'ann-euro', fromAssetCode: 'PLN', toAssetCode: 'EUR' };
    const promised = { paid, received: 1n, fee: 0n, rate: '1', expiresAt: ALL };
    const quote = { quoteId: nextId(), ownerId: 'ann', ...accounts, ...promised };
    return refusedBy(decideExchange(book, { transferId: nextId(), ownerId: 'ann', quote, isUsed: false, ...proof }));
  },
} satisfies Record<string, (book: Book, amount: bigint, proof: Proof) => string | undefined>;
type Way = keyof typeof WAYS;
const names = Object.keys(WAYS) as Way[];

let ids = 0;
const nextId = () => `id-${(ids += 1)}`;
const ofAnn = (amount: bigint) => ({ ownerId: 'ann', amount, assetCode: 'PLN' });
const refusedBy = (decision: object) => ('refused' in decision ? String(decision.refused) : undefined);
function transfer(
  book: Book,
  amount: bigint,
  proof: Proof,
  to: { ownerId: string } | { accountId: string },
  perMille = 0n,
) {
  const request = { transferId: nextId(), fromAccountId: 'ann', to, ...ofAnn(amount), ...proof };
  return refusedBy(decideTransfer(book, request, { perMille }, () => true));
}
const unproved: Proof = { steppedUp: false, now: noon };
const proved: Proof = { steppedUp: true, now: noon };

describe('a limit on what leaves without the second factor', () => {
  it('holds for each day, whatever is taken and how often, and stands in the way of nothing else', () => {
    const taking = fc.record({
      way: fc.constantFrom(...names),
      amount: fc.bigInt({ min: 1n, max: 40n }),
      steppedUp: fc.boolean(),
      hoursLater: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 100n }), fc.array(taking, { maxLength: 30 }), (above, takings) => {
        const book = bookWith(limitOf(above));
        const left = new Map<string, bigint>();
        let hours = 0;
        for (const { way, amount, steppedUp, hoursLater } of takings) {
          const now = hoursAfterNoon((hours += hoursLater));
          const day = now.toISOString().slice(0, 10);
          const sum = (left.get(day) ?? 0n) + amount;
          const expected = !steppedUp && sum > above ? 'step-up-needed' : undefined;
          expect(WAYS[way](book, amount, { steppedUp, now })).toBe(expected);
          if (!steppedUp && !expected) left.set(day, sum);
        }
        for (const sum of left.values()) expect(sum <= above).toBe(true);
      }),
    );
  });

  describe.each(names)('stands before %s', (name) => {
    it('as far as it goes, and no further', () => {
      const book = bookWith(limitOf(100n));
      expect(WAYS[name](book, 100n, unproved)).toBeUndefined();
      expect(WAYS[name](book, 1n, unproved)).toBe('step-up-needed');
      expect(WAYS[name](book, 500n, proved)).toBeUndefined();
      expect(WAYS[name](book, 1n, { steppedUp: false, now: hoursAfterNoon(12) })).toBeUndefined();
    });

    it('last: who has too little is told so, and nothing is changed by a question', () => {
      const book = bookWith(limitOf(0n));
      expect(WAYS[name](book, START + 1n, unproved)).toBe('insufficient-funds');
      expect(WAYS[name](book, 1n, unproved)).toBe('step-up-needed');
      expect([book.changedAccounts.size, book.changedHolds.size, book.posted.length]).toEqual([0, 0, 0]);
    });

    it('only where one is set', () => {
      expect(WAYS[name](bookWith(), START, unproved)).toBeUndefined();
    });
  });

  it('counts the fee', () => {
    const pay = (above: bigint) => transfer(bookWith(limitOf(above)), 100n, unproved, { ownerId: 'bob' }, 10n);
    expect([pay(100n), pay(101n)]).toEqual(['step-up-needed', undefined]);
  });

  it('counts nothing that comes in', () => {
    const book = bookWith(limitOf(5n));
    const asked = { transferId: nextId(), ownerId: 'bob', fromAccountId: 'bob', to: { ownerId: 'ann' }, amount: 90n };
    expect(
      refusedBy(decideTransfer(book, { ...asked, assetCode: 'PLN', ...unproved }, { perMille: 0n }, () => true)),
    ).toBe(undefined);
    expect(book.account('ann')).toMatchObject({ balance: START + 90n, stepUp: limitOf(5n) });
  });

  it('begins no day twice, whatever the clocks of two instances say around midnight', () => {
    const book = bookWith(limitOf(10n));
    const at = (hours: number) => WAYS['a hold'](book, 10n, { steppedUp: false, now: hoursAfterNoon(hours) });
    expect([at(11), at(12), at(11), at(12)]).toEqual([undefined, undefined, 'step-up-needed', 'step-up-needed']);
  });
});
