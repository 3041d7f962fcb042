import { SetRealBalance } from '@portfel/contracts';
import { startBooks, type Books } from '../../test/books-harness';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';

describe('everything that is noted', () => {
  let books: Books;
  beforeAll(async () => void (books = await startBooks()));
  afterAll(() => books?.close());

  it('is told to its owner whole, and to nobody else (PF-U10)', async () => {
    const [ownerId, thief] = [await books.newOwner(), await books.newOwner()];
    const account = await books.newAccount(ownerId);
    const first = await books.newMovement(ownerId, account, '2026-11-03', -5, {
      description: 'Tea',
      category: 'Food',
    });
    const second = await books.newMovement(ownerId, account, '2026-01-01', 7);
    const balance = { month: '2026-11', amount: '2' };
    await books.send(SetRealBalance, { ownerId, bookAccountId: account, balance }, ownerId);
    expect(await books.ask('ListBookMovements', { cursor: '' }, ownerId)).toEqual({
      movements: [
        {
          movementId: first,
          bookAccountId: account,
          date: '2026-11-03',
          amount: '-5',
          description: 'Tea',
          category: 'Food',
        },
        { movementId: second, bookAccountId: account, date: '2026-01-01', amount: '7', description: 'Something' },
      ],
      realBalances: [{ bookAccountId: account, ...balance }],
      nextCursor: '',
    });
    expect((await books.ask('ListBookMovements', { cursor: '' }, ownerId, thief)).movements).toEqual([]);
    expect((await books.ask('ListBookMovements', { cursor: '' }, thief)).movements).toEqual([]);
  });

  it('comes page by page as it was noted, each once', async () => {
    const ownerId = await books.newOwner();
    const account = await books.newAccount(ownerId);
    const ids: string[] = [];
    for (const day of ['2026-11-03', '2026-11-03', '2026-11-03', '2026-11-04', '2026-10-01']) {
      ids.push(await books.newMovement(ownerId, account, day, 1));
    }
    const { app } = books.harness.service;
    const key = (await app.get(DataKeys).find(ownerId))!;
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await app.get(BookMovementStore).after(key, ownerId, cursor, 2);
      found.push(...page.movements.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== '');
    expect(found).toEqual(ids);
  });

  it('suggests the categories of the latest movements, each once', async () => {
    const ownerId = await books.newOwner();
    const account = await books.newAccount(ownerId);
    await books.newMovement(ownerId, account, '2026-09-01', 1, { category: 'Home' });
    await books.newMovement(ownerId, account, '2026-10-01', 1, { category: 'Food' });
    await books.newMovement(ownerId, account, '2026-11-01', 1, { category: 'Food' });
    await books.newMovement(ownerId, account, '2026-11-02', 1);
    expect((await books.ask('ListBookAccounts', {}, ownerId)).categories).toEqual(['Food', 'Home']);
  });
});
