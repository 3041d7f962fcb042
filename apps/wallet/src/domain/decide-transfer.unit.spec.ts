import fc from 'fast-check';
import { Book, type LedgerAccount } from './book';
import { decideTransfer, feeFor, type TransferRequest } from './decide-transfer';

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
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
  book.add({
    accounts: [
      account('ann', { ownerId: 'ann' }),
      account('ann-savings', { ownerId: 'ann', number: 2, balance: 0n }),
      account('ann-euro', { ownerId: 'ann', assetCode: 'EUR', number: 3 }),
      account('bob', { ownerId: 'bob', balance: 0n }),
      account('fees', { systemRole: 'fees', number: 0, balance: 0n }),
    ],
  });
  return book;
};
const request = (more: Partial<TransferRequest> = {}): TransferRequest => ({
  transferId: 'transfer',
  ownerId: 'ann',
  fromAccountId: 'ann',
  to: { ownerId: 'bob' },
  amount: 10n,
  assetCode: 'PLN',
  steppedUp: false,
  now: new Date(0),
  ...more,
});
const free = { perMille: 0n };
const decide = (more: Partial<TransferRequest>, policy = free) =>
  decideTransfer(newBook(), request(more), policy, (id) => ['ann', 'bob', 'cyd'].includes(id));

describe('decideTransfer', () => {
  it('moves the amount to the other person', () => {
    const book = newBook();
    expect(decideTransfer(book, request(), free, () => true)).toMatchObject({ fee: 0n });
    expect([book.account('ann')!.balance, book.account('bob')!.balance]).toEqual([90n, 10n]);
  });

  it('moves between own accounts, without a fee', () => {
    const book = newBook();
    const to = { accountId: 'ann-savings' };
    expect(decideTransfer(book, request({ to }), { perMille: 100n }, () => true)).toMatchObject({ fee: 0n });
    expect([book.account('ann')!.balance, book.account('ann-savings')!.balance]).toEqual([90n, 10n]);
  });

  it('puts the fee on top, for the sender, and posts it with the transfer', () => {
    const book = newBook();
    expect(decideTransfer(book, request(), { perMille: 15n }, () => true)).toMatchObject({ fee: 1n });
    expect(['ann', 'bob', 'fees'].map((id) => book.account(id)!.balance)).toEqual([89n, 10n, 1n]);
    expect(book.posted).toHaveLength(1);
  });

  it('rounds the fee up, never by more than a unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 1_000n }), (amount, perMille) => {
        const rest = feeFor(amount, { perMille }) * 1_000n - amount * perMille;
        expect(rest >= 0n && rest < 1_000n).toBe(true);
      }),
    );
  });

  it.each([
    ['account-not-found', { fromAccountId: 'nowhere' }],
    ['account-not-found', { fromAccountId: 'bob', to: { ownerId: 'ann' } }],
    ['account-not-found', { ownerId: '' }],
    ['account-not-found', { fromAccountId: 'fees' }],
    ['account-not-found', { to: { accountId: 'bob' } }],
    ['account-not-found', { to: { accountId: 'nowhere' } }],
    ['wrong-asset', { assetCode: 'EUR' }],
    ['wrong-asset', { to: { accountId: 'ann-euro' } }],
    ['own-account', { to: { ownerId: 'ann' } }],
    ['same-account', { to: { accountId: 'ann' } }],
    ['recipient-has-no-account', { to: { ownerId: 'cyd' } }],
    ['recipient-not-found', { to: { ownerId: 'nobody' } }],
    ['insufficient-funds', { amount: 101n }],
  ] as const)('refuses with %s: %j', (code, more: Partial<TransferRequest>) => {
    const book = newBook();
    const decision = decideTransfer(book, request(more), free, (id) => ['ann', 'bob', 'cyd'].includes(id));
    expect(decision).toEqual({ refused: code });
    expect(book.changedAccounts.size).toBe(0);
  });

  it('counts the fee when it looks whether there is enough', () => {
    expect(decide({ amount: 100n }, { perMille: 1n })).toEqual({ refused: 'insufficient-funds' });
    expect(decide({ amount: 99n }, { perMille: 1n })).toMatchObject({ fee: 1n });
  });
});
