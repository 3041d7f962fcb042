import fc from 'fast-check';
import { Book, type LedgerAccount } from './book';
import { decideBurn, decideGrant, type SupplyRequest } from './decide-supply';

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  assetCode: 'GEM',
  number: 1,
  balance: 0n,
  held: 0n,
  overdraft: 0n,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});
function newBook(more: Partial<LedgerAccount> = {}): Book {
  const book = new Book();
  book.add({
    accounts: [
      account('issue', { systemRole: 'issue', number: 0, overdraft: null, ...more }),
      account('ann', { ownerId: 'ann', ...more }),
      account('ann-later', { ownerId: 'ann', number: 2, ...more }),
    ],
  });
  return book;
}
const request = (more: Partial<SupplyRequest> = {}): SupplyRequest => ({
  transferId: 'transfer',
  ownerId: 'ann',
  assetCode: 'GEM',
  amount: 10n,
  now: new Date(0),
  ...more,
});
const isPerson = (id: string) => ['ann', 'bob'].includes(id);
const balances = (book: Book) => ['issue', 'ann', 'ann-later'].map((id) => book.account(id)!.balance);

describe('decideGrant and decideBurn', () => {
  it('leave with a person what was granted less what was burned, and as much owed by the issue account', () => {
    const steps = fc.array(fc.record({ burns: fc.boolean(), amount: fc.bigInt({ min: 1n, max: 10n ** 30n }) }));
    fc.assert(
      fc.property(steps, (asked) => {
        const book = newBook();
        let expected = 0n;
        for (const [index, { burns, amount }] of asked.entries()) {
          const one = request({ transferId: `step-${index}`, amount });
          const decision = burns ? decideBurn(book, one) : decideGrant(book, one, isPerson);
          const enough = !burns || amount <= expected;
          expect('posted' in decision).toBe(enough);
          if (enough) expected += burns ? -amount : amount;
        }
        expect(balances(book)).toEqual([-expected, expected, 0n]);
      }),
    );
  });

  it.each([
    ['asset-not-found', { assetCode: 'ORE' }],
    ['recipient-has-no-account', { ownerId: 'bob' }],
    ['recipient-not-found', { ownerId: 'nobody' }],
  ])('refuse a grant with %s: %j', (refused, more) => {
    const book = newBook();
    expect(decideGrant(book, request(more), isPerson)).toEqual({ refused });
    expect(book.changedAccounts.size).toBe(0);
  });

  it.each([
    ['asset-not-found', { assetCode: 'ORE' }],
    ['insufficient-funds', { ownerId: 'bob' }],
    ['insufficient-funds', { ownerId: 'nobody' }],
    ['insufficient-funds', { amount: 1n }],
  ])('refuse a burn with %s: %j', (refused, more) => {
    const book = newBook();
    expect(decideBurn(book, request(more))).toEqual({ refused });
    expect(book.changedAccounts.size).toBe(0);
  });

  it('refuse both in an archived asset, before anything is told of a person', () => {
    const book = newBook({ assetArchived: true });
    const nobody = request({ ownerId: 'nobody' });
    expect(decideGrant(book, nobody, isPerson)).toEqual({ refused: 'asset-archived' });
    expect(decideBurn(book, nobody)).toEqual({ refused: 'asset-archived' });
  });
});
