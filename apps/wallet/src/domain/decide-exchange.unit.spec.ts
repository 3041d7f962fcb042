import fc from 'fast-check';
import { Book, type LedgerAccount } from './book';
import { decideExchange, type ExchangeRequest, type Quote } from './decide-exchange';
import { priceExchange } from './price-exchange';
import { toRate } from './rate';

const ASSETS = {
  PLN: { rate: toRate('0.27'), scale: 2 },
  BTC: { rate: toRate('90000'), scale: 8 },
  ETH: { rate: toRate('3000.000000000000000001'), scale: 18 },
};
type Code = keyof typeof ASSETS;
const CODES = Object.keys(ASSETS) as Code[];
const START = 10n ** 12n;

const account = (id: string, assetCode: string, more: Partial<LedgerAccount>): LedgerAccount => ({
  id,
  assetCode,
  number: 0,
  balance: 0n,
  held: 0n,
  overdraft: null,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});
const newBook = () => {
  const book = new Book();
  for (const code of CODES) {
    book.add({
      accounts: [
        account(`ann-${code}`, code, { ownerId: 'ann', balance: START, overdraft: 0n }),
        account(`bob-${code}`, code, { ownerId: 'bob', balance: START, overdraft: 0n }),
        account(`exchange-${code}`, code, { systemRole: 'exchange' }),
        account(`fees-${code}`, code, { systemRole: 'fees', overdraft: 0n }),
      ],
    });
  }
  return book;
};
const quoteOf = (paid: bigint, from: Code, to: Code, perMille = 0n, ownerId = 'ann'): Quote | undefined => {
  const price = priceExchange(paid, ASSETS[from], ASSETS[to], { perMille });
  return (
    price && {
      quoteId: 'quote',
      ownerId,
      fromAccountId: `${ownerId}-${from}`,
      toAccountId: `${ownerId}-${to}`,
      fromAssetCode: from,
      toAssetCode: to,
      paid,
      ...price,
      expiresAt: new Date(30_000),
    }
  );
};
const request = (more: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
  transferId: 'transfer',
  ownerId: 'ann',
  quote: quoteOf(1_000n, 'PLN', 'BTC', 5n),
  isUsed: false,
  steppedUp: false,
  now: new Date(29_999),
  ...more,
});

describe('an exchange', () => {
  it('has legs on both accounts, on those of the house, and one for the fee', () => {
    const book = newBook();
    expect(decideExchange(book, request())).toMatchObject({
      posted: {
        posting: {
          kind: 'exchange',
          fromAccountId: 'ann-PLN',
          toAccountId: 'ann-BTC',
          // 9.95 PLN at 0.27 dollars, in bitcoins of 90,000.
          legs: [
            { accountId: 'ann-PLN', amount: -1_000n },
            { accountId: 'ann-BTC', amount: 2_985n },
            { accountId: 'exchange-PLN', amount: 995n },
            { accountId: 'exchange-BTC', amount: -2_985n },
            { accountId: 'fees-PLN', amount: 5n },
          ],
        },
      },
    });
  });

  const foreign = { ...quoteOf(10n, 'PLN', 'BTC')!, toAccountId: 'bob-BTC' };
  it.each<[string, Partial<ExchangeRequest>, string]>([
    ['no quote of ours', { quote: undefined }, 'quote-not-valid'],
    ['the quote of somebody else', { ownerId: 'bob' }, 'quote-not-valid'],
    ['nobody asking', { ownerId: '' }, 'quote-not-valid'],
    ['nobody asking for nothing', { ownerId: '', quote: undefined }, 'quote-not-valid'],
    ['a used quote', { isUsed: true, now: new Date(99_999) }, 'quote-used'],
    ['a quote of half a minute ago', { now: new Date(30_000) }, 'quote-expired'],
    ['an account of somebody else', { quote: foreign }, 'account-not-found'],
    ['an account that is not there', { quote: { ...foreign, toAccountId: 'nothing' } }, 'account-not-found'],
    ['more than there is', { quote: quoteOf(START + 1n, 'PLN', 'BTC') }, 'insufficient-funds'],
  ])('is refused with %s', (_what, more, refused) => {
    const book = newBook();
    expect(decideExchange(book, request(more))).toEqual({ refused });
    expect([...book.changedAccounts]).toEqual([]);
  });

  const turn = fc.record({
    owner: fc.constantFrom('ann', 'bob'),
    from: fc.constantFrom(...CODES),
    to: fc.constantFrom(...CODES),
    paid: fc.bigInt({ min: 1n, max: START * 2n }),
    perMille: fc.constantFrom(0n, 0n, 3n, 999n),
  });

  it('makes and loses no money in any asset, whatever is exchanged, and the people together never own more', () => {
    const worth = (book: Book) =>
      CODES.flatMap((code) => ['ann', 'bob'].map((who) => [code, book.account(`${who}-${code}`)!.balance] as const))
        // In 10^-36 dollars.
        .map(([code, balance]) => balance * ASSETS[code].rate * 10n ** BigInt(18 - ASSETS[code].scale))
        .reduce((sum, one) => sum + one, 0n);
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
        const book = newBook();
        for (const [index, { owner, from, to, paid, perMille }] of turns.entries()) {
          if (from === to) continue;
          const before = worth(book);
          const quote = quoteOf(paid, from, to, perMille, owner);
          decideExchange(book, request({ transferId: String(index), ownerId: owner, quote }));
          expect(worth(book) <= before).toBe(true);
        }
        for (const code of CODES) {
          const parts = ['ann', 'bob', 'exchange', 'fees'].map((who) => book.account(`${who}-${code}`)!.balance);
          expect(parts.reduce((sum, balance) => sum + balance, 0n)).toBe(2n * START);
          expect(parts[0]! >= 0n && parts[1]! >= 0n && parts[3]! >= 0n).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
