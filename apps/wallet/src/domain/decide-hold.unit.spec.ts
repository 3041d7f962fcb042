import fc from 'fast-check';
import { available, Book, type LedgerAccount } from './book';
import { decideCapture, decideExpiry, decidePlacing, decideRelease } from './decide-hold';

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  ownerId: id,
  assetCode: 'PLN',
  number: 1,
  balance: 100n,
  held: 0n,
  overdraft: 0n,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});
const newBook = () => {
  const book = new Book();
  book.add({ accounts: [account('ann'), account('bob'), account('ann-euro', { ownerId: 'ann', assetCode: 'EUR' })] });
  return book;
};

const EXPIRES = new Date(1_000);
const place = (book: Book, more: Partial<Parameters<typeof decidePlacing>[1]> = {}) =>
  decidePlacing(
    book,
    {
      holdId: 'hold',
      ownerId: 'ann',
      accountId: 'ann',
      beneficiaryId: 'bob',
      amount: 60n,
      assetCode: 'PLN',
      expiresAt: EXPIRES,
      steppedUp: false,
      now: new Date(0),
      ...more,
    },
    (id) => id === 'cyd',
  );
const capture = (book: Book, more: Partial<Parameters<typeof decideCapture>[1]> = {}) =>
  decideCapture(book, { transferId: 'capture', holdId: 'hold', beneficiaryId: 'bob', now: new Date(999), ...more });
const held = () => {
  const book = newBook();
  place(book);
  return book;
};

describe('placing a hold', () => {
  it('sets the amount aside until it expires', () => {
    const book = newBook();
    expect(place(book)).toMatchObject({ hold: { amount: 60n, status: 'active', expiresAt: EXPIRES } });
    expect(book.account('ann')).toMatchObject({ balance: 100n, held: 60n });
  });

  it.each([
    [{ ownerId: 'bob' }, 'account-not-found'],
    [{ ownerId: '' }, 'account-not-found'],
    [{ accountId: 'nothing' }, 'account-not-found'],
    [{ assetCode: 'EUR' }, 'wrong-asset'],
    [{ beneficiaryId: 'ann' }, 'own-account'],
    [{ beneficiaryId: 'cyd' }, 'recipient-has-no-account'],
    [{ beneficiaryId: 'nobody' }, 'recipient-not-found'],
    [{ accountId: 'ann-euro', assetCode: 'EUR' }, 'recipient-not-found'],
    [{ amount: 101n }, 'insufficient-funds'],
  ])('is refused with %j: %s', (more, refused) => {
    const book = newBook();
    expect(place(book, more)).toEqual({ refused });
    expect([...book.changedAccounts, ...book.changedHolds]).toEqual([]);
  });
});

describe('capturing a hold', () => {
  it.each([
    [{ beneficiaryId: 'ann' }, 'hold-not-found'],
    [{ beneficiaryId: '' }, 'hold-not-found'],
    [{ holdId: 'nothing' }, 'hold-not-found'],
    [{ amount: 61n }, 'amount-above-hold'],
    [{ now: EXPIRES }, 'hold-expired'],
  ])('is refused with %j: %s, and the hold stays as it is', (more, refused) => {
    const book = held();
    expect(capture(book, more)).toEqual({ refused });
    expect(book.hold('hold')).toMatchObject({ status: 'active', captured: 0n });
    expect(book.account('ann')).toMatchObject({ balance: 100n, held: 60n });
  });

  it('is too late for one that was expired, and settled for any other that has ended', () => {
    const expired = held();
    decideExpiry(expired, { holdId: 'hold', now: EXPIRES });
    expect(capture(expired)).toEqual({ refused: 'hold-expired' });
    const released = held();
    decideRelease(released, { holdId: 'hold', beneficiaryId: 'bob', now: EXPIRES });
    expect(capture(released)).toEqual({ refused: 'hold-settled' });
  });
});

describe('the expiry of a hold', () => {
  it('is not before its time: whoever is too early tries again', () => {
    const book = held();
    expect(() => decideExpiry(book, { holdId: 'hold', now: new Date(999) })).toThrow('has not expired');
    expect(book.hold('hold')).toMatchObject({ status: 'active' });
  });
});

/** Commands about three holds of different ages, of two people. */
const HOLDS = ['one', 'two', 'three'];
const step = fc.record({
  commandId: fc.nat({ max: 12 }),
  at: fc.nat({ max: 2_000 }),
});
/** What a command says follows from its id: a retry says the same. */
const said = fc.array(
  fc.record({
    kind: fc.constantFrom('place', 'capture', 'capture', 'release', 'expire'),
    hold: fc.constantFrom(...HOLDS),
    amount: fc.option(fc.bigInt({ min: 1n, max: 70n }), { nil: undefined }),
    beneficiaryId: fc.constantFrom('bob', 'bob', 'ann'),
  }),
  { minLength: 13, maxLength: 13 },
);
type Said = typeof said extends fc.Arbitrary<(infer S)[]> ? S : never;

/** As the inbox has it: a command that was carried out is not carried out again. */
function run(commands: readonly Said[], steps: readonly { commandId: number; at: number }[]): Book {
  const book = newBook();
  const done = new Set<number>();
  let now = 0;
  for (const { commandId, at } of steps) {
    now = Math.max(now, at);
    if (done.has(commandId)) continue;
    if (carryOut(book, commands[commandId]!, commandId, new Date(now))) done.add(commandId);
  }
  return book;
}

/** @returns false when it has to come again */
function carryOut(book: Book, { kind, hold: holdId, amount, beneficiaryId }: Said, id: number, now: Date): boolean {
  const transferId = String(id);
  const expiresAt = new Date(now.getTime() + 300 * (1 + HOLDS.indexOf(holdId)));
  if (kind === 'place' && !book.hold(holdId)) place(book, { holdId, amount: amount ?? 10n, expiresAt, now });
  if (kind === 'capture') decideCapture(book, { transferId, holdId, beneficiaryId, amount, now });
  if (kind === 'release') decideRelease(book, { holdId, beneficiaryId, now });
  if (kind !== 'expire') return true;
  try {
    decideExpiry(book, { holdId, now });
    return true;
  } catch {
    return false;
  }
}

const stateOf = (book: Book) => ({
  accounts: ['ann', 'bob'].map((id) => book.account(id)),
  holds: HOLDS.map((id) => book.hold(id)),
  posted: book.posted,
});

describe('holds', () => {
  it('are settled at most once, and never for more than was set aside, in any order of commands', () => {
    fc.assert(
      fc.property(said, fc.array(step, { maxLength: 60 }), (commands, steps) => {
        const book = run(commands, steps);
        const [ann, bob] = [book.account('ann')!, book.account('bob')!];
        const holds = HOLDS.flatMap((id) => book.hold(id) ?? []);
        // One capture each at most, and that of its hold.
        const captured = holds.filter(({ status }) => status === 'captured');
        expect(book.posted.map(({ posting }) => posting.transferId).sort()).toEqual(
          captured.map(({ transferId }) => transferId).sort(),
        );
        for (const hold of holds) {
          expect(hold.captured <= hold.amount).toBe(true);
          expect((hold.status === 'captured') === hold.captured > 0n).toBe(true);
          expect((hold.status === 'active') === (hold.settledAt === undefined)).toBe(true);
          if (hold.status === 'captured') expect(hold.settledAt! < hold.expiresAt).toBe(true);
          if (hold.status === 'expired') expect(hold.settledAt! >= hold.expiresAt).toBe(true);
        }
        const moved = captured.reduce((sum, hold) => sum + hold.captured, 0n);
        expect([ann.balance, bob.balance]).toEqual([100n - moved, 100n + moved]);
        const active = holds.filter(({ status }) => status === 'active');
        expect(ann.held).toBe(active.reduce((sum, { amount }) => sum + amount, 0n));
        expect(available(ann) >= 0n).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('end as the distinct commands say, however often and wherever each is repeated', () => {
    const withRepeats = fc.array(step, { maxLength: 30 }).chain((steps) =>
      fc.record({
        steps: fc.constant(steps),
        // After which step which earlier one comes again.
        repeats: fc.array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 29 })), { maxLength: 40 }),
      }),
    );
    fc.assert(
      fc.property(said, withRepeats, (commands, { steps, repeats }) => {
        // Whether an expiry comes too early depends on when it comes, not on who repeats it.
        const settled = steps.filter(({ commandId }) => commands[commandId]!.kind !== 'expire');
        const repeated = settled.flatMap((one, index) => [
          one,
          ...repeats
            .filter(([after, which]) => after === index && which <= index)
            .map(([, which]) => ({ ...settled[which]!, at: one.at })),
        ]);
        expect(stateOf(run(commands, repeated))).toEqual(stateOf(run(commands, settled)));
      }),
      { numRuns: 2_000 },
    );
  });
});
