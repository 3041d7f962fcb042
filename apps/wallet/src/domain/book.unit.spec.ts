import fc from 'fast-check';
import { available, Book, type Hold, type LedgerAccount } from './book';
import type { Posting } from './posting';

const now = new Date(0);
const ASSETS = ['PLN', 'EUR'] as const;
const PEOPLE = ['ann', 'bob', 'cyd'] as const;

function account(id: string, assetCode: string, more: Partial<LedgerAccount> = {}): LedgerAccount {
  const zero = { balance: 0n, held: 0n, overdraft: 0n, lastSequence: 0, closed: false, assetArchived: false };
  return { id, assetCode, number: 1, ...zero, ...more };
}

/** Three people with an account in two assets, and where money comes from. */
function newBook(): Book {
  const book = new Book();
  for (const assetCode of ASSETS) {
    book.add({
      accounts: [
        account(`issue-${assetCode}`, assetCode, { systemRole: 'issue', number: 0, overdraft: null }),
        ...PEOPLE.map((ownerId) => account(`${ownerId}-${assetCode}`, assetCode, { ownerId })),
      ],
    });
  }
  return book;
}

const posting = (transferId: string, from: string, to: string, amount: bigint): Posting => ({
  transferId,
  kind: 'transfer',
  fromAccountId: from,
  toAccountId: to,
  postedAt: now,
  legs: [
    { accountId: from, amount: -amount },
    { accountId: to, amount },
  ],
});

const hold = (id: string, accountId: string, amount: bigint): Hold => ({
  id,
  accountId,
  beneficiaryId: 'bob',
  amount,
  captured: 0n,
  placedAt: now,
  expiresAt: now,
  status: 'active',
});

type Step =
  | {
      readonly does: 'issue' | 'pay';
      readonly asset: number;
      readonly from: number;
      readonly to: number;
      readonly amount: bigint;
    }
  | { readonly does: 'place'; readonly asset: number; readonly from: number; readonly amount: bigint }
  | { readonly does: 'capture' | 'release'; readonly hold: number; readonly amount: bigint };

const amount = fc.bigInt({ min: 1n, max: 10n ** 30n });
const person = fc.nat(PEOPLE.length - 1);
const asset = fc.nat(ASSETS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom('issue', 'pay'), asset, from: person, to: person, amount }),
  fc.record({ does: fc.constant('place'), asset, from: person, amount }),
  fc.record({ does: fc.constantFrom('capture', 'release'), hold: fc.nat(10), amount }),
);

/** Does what can be done; what the book refuses must have changed nothing. */
function take(book: Book, steps: readonly Step[]): void {
  const holds: string[] = [];
  for (const [index, one] of steps.entries()) {
    const id = `step-${index}`;
    if ('to' in one) {
      const code = ASSETS[one.asset]!;
      const from = one.does === 'issue' ? `issue-${code}` : `${PEOPLE[one.from]!}-${code}`;
      const to = `${PEOPLE[one.to]!}-${code}`;
      if (from !== to) refusedLeaves(book, () => book.post(posting(id, from, to, one.amount)));
    } else if ('from' in one) {
      const placed = hold(id, `${PEOPLE[one.from]!}-${ASSETS[one.asset]!}`, one.amount);
      if (refusedLeaves(book, () => book.place(placed)) === undefined) holds.push(id);
    } else {
      const target = book.hold(holds[one.hold % Math.max(holds.length, 1)] ?? '');
      if (target?.status !== 'active') continue;
      const code = book.account(target.accountId)!.assetCode;
      const part = one.amount < target.amount ? one.amount : target.amount;
      if (one.does === 'release') book.release(target.id, 'released', now);
      else if (target.accountId !== `bob-${code}`) {
        refusedLeaves(book, () => book.capture(target.id, part, posting(id, target.accountId, `bob-${code}`, part)));
      }
    }
  }
}

function refusedLeaves<T>(book: Book, change: () => T): T {
  const before = [...all(book)];
  const end = change();
  if (typeof end === 'string') expect(all(book)).toEqual(before);
  return end;
}

const all = (book: Book): LedgerAccount[] =>
  ASSETS.flatMap((code) => ['issue', ...PEOPLE].map((name) => book.account(`${name}-${code}`)!));

describe('the book', () => {
  it('neither makes nor loses money, and takes nobody below their limit, whatever is asked of it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const book = newBook();
        take(book, steps);
        for (const code of ASSETS) {
          const inAsset = all(book).filter(({ assetCode }) => assetCode === code);
          expect(inAsset.reduce((sum, { balance }) => sum + balance, 0n)).toBe(0n);
        }
        for (const one of all(book)) {
          expect(one.held >= 0n).toBe(true);
          if (one.overdraft !== null) expect(available(one) >= -one.overdraft).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps each balance the sum of its entries, numbered without gaps, each with the balance after it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const book = newBook();
        take(book, steps);
        const entries = book.posted.flatMap((posted) => posted.entries);
        for (const one of all(book)) {
          const own = entries.filter(({ accountId }) => accountId === one.id);
          let balance = 0n;
          for (const [index, entry] of own.entries()) {
            balance += entry.amount;
            expect([entry.sequence, entry.balance]).toEqual([index + 1, balance]);
          }
          expect([one.balance, one.lastSequence]).toEqual([balance, own.length]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('sets aside exactly what its active holds amount to', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const book = newBook();
        take(book, steps);
        const holds = [...book.changedHolds].map((id) => book.hold(id)!);
        for (const one of all(book)) {
          const active = holds.filter(({ accountId, status }) => accountId === one.id && status === 'active');
          expect(one.held).toBe(active.reduce((sum, each) => sum + each.amount, 0n));
        }
      }),
      { numRuns: 500 },
    );
  });

  describe('a hold', () => {
    const held = () => {
      const book = newBook();
      book.post(posting('grant', 'issue-PLN', 'ann-PLN', 100n));
      expect(book.place(hold('hold', 'ann-PLN', 60n))).toBeUndefined();
      return book;
    };

    it('cannot be spent, nor held twice', () => {
      const book = held();
      expect(book.post(posting('pay', 'ann-PLN', 'bob-PLN', 41n))).toBe('insufficient-funds');
      expect(book.place(hold('more', 'ann-PLN', 41n))).toBe('insufficient-funds');
      expect(book.post(posting('pay', 'ann-PLN', 'bob-PLN', 40n))).toMatchObject({ entries: [{ available: 0n }, {}] });
    });

    it('is captured in part, and the rest is available again', () => {
      const book = held();
      book.capture('hold', 45n, posting('capture', 'ann-PLN', 'bob-PLN', 45n));
      expect(book.account('ann-PLN')).toMatchObject({ balance: 55n, held: 0n });
      expect(book.account('bob-PLN')).toMatchObject({ balance: 45n });
      expect(book.hold('hold')).toMatchObject({ status: 'captured', captured: 45n, transferId: 'capture' });
    });

    it('is settled once, and never for more than its amount', () => {
      const book = held();
      expect(() => book.capture('hold', 61n, posting('too-much', 'ann-PLN', 'bob-PLN', 61n))).toThrow();
      book.release('hold', 'released', now);
      expect(() => book.release('hold', 'expired', now)).toThrow();
      expect(() => book.capture('hold', 1n, posting('late', 'ann-PLN', 'bob-PLN', 1n))).toThrow();
      expect(book.account('ann-PLN')).toMatchObject({ balance: 100n, held: 0n });
    });

    it('stays active when its capture is refused', () => {
      const book = held();
      book.add({ accounts: [account('shut', 'PLN', { ownerId: 'bob', closed: true, number: 2 })] });
      expect(book.capture('hold', 60n, posting('capture', 'ann-PLN', 'shut', 60n))).toBe('account-closed');
      expect(book.account('ann-PLN')).toMatchObject({ balance: 100n, held: 60n });
      expect(book.hold('hold')).toMatchObject({ status: 'active', captured: 0n });
    });
  });

  it('lets an account go below zero as far as its asset allows, and no further', () => {
    const book = newBook();
    book.add({ accounts: [account('credit', 'PLN', { ownerId: 'ann', overdraft: 50n, number: 2 })] });
    expect(book.post(posting('much', 'credit', 'bob-PLN', 51n))).toBe('insufficient-funds');
    expect(book.post(posting('enough', 'credit', 'bob-PLN', 50n))).toMatchObject({ entries: [{ balance: -50n }, {}] });
  });

  it('lets no time go back on an account, whatever the clocks of those who post say', () => {
    const book = newBook();
    const at = (ms: number, from: string, to: string) => ({
      ...posting(`at ${ms}`, from, to, 1n),
      postedAt: new Date(ms),
    });
    book.post(at(2_000, 'issue-PLN', 'ann-PLN'));
    expect(book.post(at(1_000, 'ann-PLN', 'bob-PLN'))).toMatchObject({ posting: { postedAt: new Date(2_000) } });
    expect(book.post(at(3_000, 'bob-PLN', 'cyd-PLN'))).toMatchObject({ posting: { postedAt: new Date(3_000) } });
    expect(book.post(at(1_000, 'issue-EUR', 'ann-EUR'))).toMatchObject({ posting: { postedAt: new Date(1_000) } });
  });

  it('moves nothing of an archived asset, and nothing on a closed account', () => {
    const book = newBook();
    book.add({
      accounts: [
        account('closed', 'PLN', { ownerId: 'dan', closed: true }),
        account('old-issue', 'OLD', { systemRole: 'issue', overdraft: null, assetArchived: true }),
        account('old', 'OLD', { ownerId: 'ann', assetArchived: true }),
      ],
    });
    expect(book.post(posting('one', 'issue-PLN', 'closed', 1n))).toBe('account-closed');
    expect(book.post(posting('two', 'old-issue', 'old', 1n))).toBe('asset-archived');
  });

  it('pays a person on their first open account in the asset', () => {
    const book = newBook();
    book.add({
      accounts: [
        account('third', 'BTC', { ownerId: 'ann', number: 3 }),
        account('second', 'BTC', { ownerId: 'ann', number: 2 }),
        account('first', 'BTC', { ownerId: 'ann', number: 1, closed: true }),
      ],
    });
    expect(book.accountOf('ann', 'BTC')?.id).toBe('second');
    expect(book.accountOf('ann', 'ETH')).toBeUndefined();
  });
});
