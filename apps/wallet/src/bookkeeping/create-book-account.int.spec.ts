import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CreateBookAccount, type BookAccountFields } from '@portfel/contracts';
import { rejectedWith, startBooks, type Books } from '../../test/books-harness';
import { BOOK_ACCOUNTS_LIMIT } from '../domain/book-account';

const card = {
  kind: 'card',
  name: 'Canary card',
  description: 'Blue canary',
  currency: 'EUR',
  closingDay: 20,
} as const;

describe('one more account in the books', () => {
  let books: Books;
  beforeAll(async () => void (books = await startBooks()));
  afterAll(() => books?.close());

  const create = (ownerId: string, account: BookAccountFields = card, actorId = ownerId, id: string = randomUUID()) =>
    books.send(CreateBookAccount, { bookAccountId: id, ownerId, account }, actorId, id);
  const accountsOf = async (ownerId: string) => (await books.ask('ListBookAccounts', {}, ownerId)).accounts;

  it('is listed to its owner, the oldest first, at zero (PF-W04)', async () => {
    const ownerId = await books.newOwner();
    const first = await create(ownerId);
    await create(ownerId, { kind: 'account', name: 'Everyday', currency: 'PLN', description: '' });
    const { bookAccountId } = (first as { result: { bookAccountId: string } }).result;
    expect(await accountsOf(ownerId)).toEqual([
      { bookAccountId, ...card, archived: false, balance: '0', movementCount: 0 },
      expect.objectContaining({ kind: 'account', name: 'Everyday', currency: 'PLN' }),
    ]);
    expect((await accountsOf(ownerId))[1]).not.toHaveProperty('description');
    expect((await accountsOf(ownerId))[1]).not.toHaveProperty('closingDay');
  });

  it('is written nowhere in clear: not on a topic, not in a log, not in the database (PF-U05, PF-U06)', async () => {
    await create(await books.newOwner());
    const { harness } = books;
    const rows = await harness.service.app
      .get(DataSource)
      .query<unknown[]>(`SELECT encode(note_encrypted, 'escape') AS text, account.* FROM book_account account`);
    const topics = ['wallet.commands', 'wallet.outcomes', 'wallet.events'].flatMap((topic) =>
      harness.broker.records(topic).map(({ value }) => String(value)),
    );
    expect([JSON.stringify(rows), topics.join(), harness.log.join()].join()).not.toMatch(/canary/i);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is one when the command is delivered many times', async () => {
    const [ownerId, id] = [await books.newOwner(), randomUUID()];
    const ends = await Promise.all([1, 2, 3, 4].map(() => create(ownerId, card, ownerId, id)));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(await accountsOf(ownerId)).toHaveLength(1);
    expect(await create(ownerId, { ...card, name: 'Other' }, ownerId, id)).toEqual(
      rejectedWith('idempotency-key-reused'),
    );
  });

  it('is refused past the limit, also to many who ask at once', async () => {
    const ownerId = await books.newOwner();
    const ends = await Promise.all(Array.from({ length: BOOK_ACCOUNTS_LIMIT + 5 }, () => create(ownerId)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(BOOK_ACCOUNTS_LIMIT);
    expect(await create(ownerId)).toEqual(rejectedWith('book-account-limit-reached'));
    expect(await accountsOf(ownerId)).toHaveLength(BOOK_ACCOUNTS_LIMIT);
  });

  it('has a closing day only if it is a card', async () => {
    const ownerId = await books.newOwner();
    expect(await create(ownerId, { ...card, kind: 'account' })).toEqual(rejectedWith('closing-day-of-cards'));
    expect(await accountsOf(ownerId)).toEqual([]);
  });

  it('is not made for somebody else, nor for a person without a wallet', async () => {
    const [ownerId, thief] = [await books.newOwner(), await books.newOwner()];
    expect(await create(ownerId, card, thief)).toEqual(rejectedWith('wallet-not-found'));
    expect(await create(randomUUID())).toEqual(rejectedWith('wallet-not-found'));
    expect([await accountsOf(ownerId), await accountsOf(thief)]).toEqual([[], []]);
  });

  it('is listed to nobody else', async () => {
    const [ownerId, thief] = [await books.newOwner(), await books.newOwner()];
    await create(ownerId);
    expect(await books.ask('ListBookAccounts', {}, ownerId, thief)).toEqual({ accounts: [], categories: [] });
  });
});
