import fc from 'fast-check';
import { TransferKind } from '@portfel/contracts';
import { Book, type LedgerAccount, type Posted } from './book';
import { decideReversal, type PastTransfer, type ReversalRequest } from './decide-reversal';
import { decideTransfer } from './decide-transfer';

const now = new Date(0);
const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  ownerId: id,
  assetCode: 'PLN',
  number: 1,
  balance: 1_000n,
  held: 0n,
  overdraft: 0n,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});
const fees = account('fees', { ownerId: undefined, systemRole: 'fees', number: 0, balance: 7n });
const PEOPLE = ['ann', 'bob', 'cyd'];
const newBook = (more: Partial<LedgerAccount> = {}) => {
  const book = new Book();
  book.add({ accounts: [...PEOPLE.map((id) => account(id)), account('gone', { ownerId: undefined, ...more }), fees] });
  return book;
};
const balances = (book: Book) => [...PEOPLE, 'fees'].map((id) => book.account(id)!.balance);
const past = ({ posting }: Posted, more: Partial<PastTransfer> = {}): PastTransfer => ({
  id: posting.transferId,
  kind: posting.kind,
  fromAccountId: posting.fromAccountId,
  toAccountId: posting.toAccountId,
  legs: posting.legs,
  reversed: false,
  ...more,
});
const asked = (more: Partial<ReversalRequest> = {}): ReversalRequest => ({
  reversalId: 'reversal',
  askerId: 'bob',
  byAdmin: false,
  now,
  ...more,
});

/** From ann to bob, unless others are named. */
function pay(book: Book, amount = 100n, perMille = 50n, [from, to] = ['ann', 'bob'], transferId = 'transfer'): Posted {
  const payer = { ownerId: from!, fromAccountId: from!, steppedUp: false };
  const request = { transferId, ...payer, amount, assetCode: 'PLN', now };
  const decision = decideTransfer(book, { ...request, to: { ownerId: to! } }, { perMille }, () => true);
  if ('refused' in decision) throw new Error(decision.refused);
  return decision.posted;
}

describe('decideReversal', () => {
  it('restores every balance, fees among them', () => {
    const amount = fc.bigInt({ min: 1n, max: 500n });
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 0n, max: 999n }), fc.boolean(), (amount, perMille, byAdmin) => {
        const book = newBook();
        const before = balances(book);
        const posted = pay(book, amount, perMille);
        expect(decideReversal(book, past(posted), asked({ byAdmin }))).toMatchObject({ amount, assetCode: 'PLN' });
        expect(balances(book)).toEqual(before);
        expect(book.posted.at(-1)!.posting).toMatchObject({ kind: 'reversal', reverses: 'transfer' });
      }),
    );
  });

  it('takes back any of many transfers, each once, and leaves what the others made', () => {
    const person = fc.nat(PEOPLE.length - 1);
    const payments = fc.array(fc.record({ from: person, to: person, amount: fc.bigInt({ min: 1n, max: 50n }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(payments, fc.array(fc.nat(11), { maxLength: 20 }), (made, reversed) => {
        const [book, without] = [newBook(), newBook()];
        const kept = new Set(made.keys());
        const transfers = made.map(({ from, to, amount }, index) =>
          from === to ? undefined : past(pay(book, amount, 0n, [PEOPLE[from]!, PEOPLE[to]!], `t${index}`)),
        );
        for (const [turn, index] of reversed.entries()) {
          const transfer = transfers[index];
          const end = decideReversal(book, transfer, asked({ byAdmin: true, reversalId: `r${turn}` }));
          expect('posted' in end).toBe(transfer !== undefined && kept.has(index));
          kept.delete(index);
        }
        for (const [index, { from, to, amount }] of made.entries()) {
          if (from !== to && kept.has(index)) pay(without, amount, 0n, [PEOPLE[from]!, PEOPLE[to]!], `t${index}`);
        }
        expect(balances(book)).toEqual(balances(without));
      }),
    );
  });

  it.each<[string, Partial<ReversalRequest>, Partial<PastTransfer>]>([
    ['transfer-not-found', { askerId: 'cyd' }, {}],
    ['transfer-not-found', { askerId: undefined }, {}],
    ['not-reversible', { askerId: 'ann' }, {}],
    ['not-reversible', {}, { kind: 'grant' }],
    ['not-reversible', {}, { kind: 'burn' }],
    ['already-reversed', {}, { reversed: true }],
    ['account-closed', {}, { fromAccountId: 'gone' }],
  ])('refuses with %s: %j %j', (refused, request, transfer) => {
    const book = newBook();
    const before = past(pay(book), transfer);
    const changed = balances(book);
    expect(decideReversal(book, before, asked(request))).toEqual({ refused });
    expect(balances(book)).toEqual(changed);
  });

  it.each(TransferKind.options)('takes back what is called %s if it is of the kinds for that', (kind) => {
    const decide = (byAdmin: boolean) => {
      const book = newBook();
      return 'posted' in decideReversal(book, past(pay(book), { kind }), asked({ byAdmin }));
    };
    const byAdmins = ['transfer', 'capture', 'grant', 'burn'].includes(kind);
    expect([decide(false), decide(true)]).toEqual([['transfer', 'capture'].includes(kind), byAdmins]);
  });

  it('posts nothing when what was paid is spent', () => {
    const book = newBook();
    const posted = pay(book, 100n, 0n);
    pay(book, 1_050n, 0n, ['bob', 'cyd'], 'spent');
    expect(decideReversal(book, past(posted), asked())).toEqual({ refused: 'insufficient-funds' });
  });
});
