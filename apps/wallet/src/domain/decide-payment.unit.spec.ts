import fc from 'fast-check';
import { available, Book, type LedgerAccount } from './book';
import { decidePayment, decideSettlement, type BankNews, type Payment, type PaymentRequest } from './decide-payment';

const now = new Date(0);
const LIMIT = 1_000n;
const policy = { limit: LIMIT, isMoney: (code: string) => code !== 'POINTS' };

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  assetCode: 'EUR',
  number: 1,
  balance: 100n,
  held: 0n,
  overdraft: 0n,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});
const clearing = account('clearing', { systemRole: 'clearing', number: 0, balance: 0n, overdraft: null });
const newBook = (...others: readonly LedgerAccount[]) => {
  const book = new Book();
  book.add({ accounts: [...others, account('ann', { ownerId: 'ann' }), clearing] });
  return book;
};
const request = (more: Partial<PaymentRequest> = {}): PaymentRequest => ({
  paymentId: 'payment',
  direction: 'deposit',
  ownerId: 'ann',
  accountId: 'ann',
  amount: 60n,
  assetCode: 'EUR',
  steppedUp: false,
  now,
  ...more,
});
const requested = (book: Book, more: Partial<PaymentRequest> = {}): Payment => {
  const decision = decidePayment(book, request(more), policy);
  if ('refused' in decision) throw new Error(decision.refused);
  return decision.payment;
};
const stateOf = (book: Book) => {
  const { balance, held } = book.account('ann')!;
  return { balance, held, clearing: book.account('clearing')!.balance };
};
const settled: BankNews = { status: 'settled', reference: 'B1' };
const failed: BankNews = { status: 'failed', reference: 'B1', failure: 'declined' };

describe('a payment that is asked for', () => {
  it('moves nothing when it is a deposit', () => {
    const book = newBook();
    expect(requested(book)).toMatchObject({ id: 'payment', status: 'requested', direction: 'deposit', amount: 60n });
    expect(stateOf(book)).toEqual({ balance: 100n, held: 0n, clearing: 0n });
  });

  it('sets the money aside when it is a withdrawal, for nobody who could ask', () => {
    const book = newBook();
    requested(book, { direction: 'withdrawal' });
    expect(stateOf(book)).toEqual({ balance: 100n, held: 60n, clearing: 0n });
    const { beneficiaryId, expiresAt } = book.hold('payment')!;
    expect(beneficiaryId).toBe('00000000-0000-0000-0000-000000000000');
    expect(expiresAt.getUTCFullYear()).toBe(9999);
  });

  it.each([
    ['account-not-found', { ownerId: 'eve' }],
    ['account-not-found', { accountId: 'nowhere' }],
    ['wrong-asset', { assetCode: 'PLN' }],
    ['amount-above-limit', { amount: LIMIT + 1n }],
    ['insufficient-funds', { direction: 'withdrawal', amount: 101n }],
  ] as const)('is refused: %s for %j', (refused, more) => {
    const book = newBook();
    expect(decidePayment(book, request(more as Partial<PaymentRequest>), policy)).toEqual({ refused });
    expect(stateOf(book)).toEqual({ balance: 100n, held: 0n, clearing: 0n });
  });

  it.each(['deposit', 'withdrawal'] as const)(
    'is refused as a %s on what is closed, archived or no money',
    (direction) => {
      const with_ = (more: Partial<LedgerAccount>) => newBook(account('other', { ownerId: 'ann', ...more }));
      const ask = (book: Book, more: Partial<PaymentRequest> = {}) =>
        decidePayment(book, request({ direction, accountId: 'other', ...more }), policy);
      expect(ask(with_({ closed: true }))).toEqual({ refused: 'account-closed' });
      expect(ask(with_({ assetArchived: true }))).toEqual({ refused: 'asset-archived' });
      expect(ask(with_({ assetCode: 'POINTS' }), { assetCode: 'POINTS' })).toEqual({ refused: 'asset-not-payable' });
    },
  );
});

describe('a payment of which the bank speaks', () => {
  it.each([
    ['deposit', settled, { balance: 160n, held: 0n, clearing: -60n }],
    ['deposit', failed, { balance: 100n, held: 0n, clearing: 0n }],
    ['withdrawal', settled, { balance: 40n, held: 0n, clearing: 60n }],
    ['withdrawal', failed, { balance: 100n, held: 0n, clearing: 0n }],
  ] as const)('as a %s ends as the bank says: %j', (direction, news, state) => {
    const book = newBook();
    const { payment, ended, posted } = decideSettlement(book, requested(book, { direction }), news, now);
    expect({ ended, status: payment.status, reference: payment.reference, failure: payment.failure }).toEqual({
      ended: true,
      status: news.status,
      reference: 'B1',
      failure: news.failure,
    });
    expect(stateOf(book)).toEqual(state);
    expect(posted?.posting).toEqual(
      news === settled
        ? expect.objectContaining({ transferId: 'payment', kind: direction, reference: 'B1' })
        : undefined,
    );
  });

  const news = fc.record({ status: fc.constantFrom('settled' as const, 'failed' as const) });
  it('ends once, as was said first, in any order and repetition of what the bank says', () => {
    const property = fc.property(
      fc.constantFrom('deposit' as const, 'withdrawal' as const),
      fc.bigInt({ min: 1n, max: 100n }),
      fc.array(news, { minLength: 1, maxLength: 12 }),
      (direction, amount, said) => {
        const book = newBook();
        let payment = requested(book, { direction, amount });
        const ends = said.map((one) => {
          const settlement = decideSettlement(book, payment, one, now);
          payment = settlement.payment;
          return settlement.ended;
        });
        expect(ends).toEqual(said.map((_, index) => index === 0));
        expect(payment.status).toBe(said[0]!.status);
        const moved = payment.status === 'failed' ? 0n : direction === 'deposit' ? amount : -amount;
        expect(stateOf(book)).toEqual({ balance: 100n + moved, held: 0n, clearing: -moved });
        expect(book.posted).toHaveLength(moved === 0n ? 0 : 1);
      },
    );
    fc.assert(property, { numRuns: 1_000 });
  });

  it('never takes more than there is, whatever is asked for and said at once', () => {
    const one = fc.record({
      direction: fc.constantFrom('deposit' as const, 'withdrawal' as const),
      amount: fc.bigInt({ min: 1n, max: 200n }),
      news: fc.option(news),
    });
    const property = fc.property(fc.array(one, { maxLength: 20 }), (all) => {
      const book = newBook();
      const asked = all.flatMap(({ news, ...more }, index) => {
        const decision = decidePayment(book, request({ ...more, paymentId: `payment-${index}` }), policy);
        return 'payment' in decision ? [{ news, payment: decision.payment }] : [];
      });
      for (const { news, payment } of asked) if (news) decideSettlement(book, payment, news, now);
      const ann = book.account('ann')!;
      expect(ann.balance + book.account('clearing')!.balance).toBe(100n);
      expect(available(ann)).toBeGreaterThanOrEqual(0n);
      const waiting = asked.filter(({ news, payment }) => !news && payment.direction === 'withdrawal');
      expect(ann.held).toBe(waiting.reduce((sum, { payment }) => sum + payment.amount, 0n));
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('as a deposit to an account that was closed on the way goes to another of the same person, or fails', () => {
    const closed = account('ann-old', { ownerId: 'ann', balance: 0n, closed: true });
    const book = newBook(closed);
    const payment = { ...requested(book), accountId: 'ann-old' };
    expect(decideSettlement(book, payment, settled, now).posted?.posting.toAccountId).toBe('ann');

    const alone = new Book();
    alone.add({ accounts: [closed, clearing] });
    expect(decideSettlement(alone, payment, settled, now)).toMatchObject({
      ended: true,
      payment: { status: 'failed', failure: 'account-closed' },
    });
    expect(alone.posted).toEqual([]);
  });
});
