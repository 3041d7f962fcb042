import { randomUUID } from 'node:crypto';
import { AddBookMovement, DeleteBookMovement, RemoveBookAccount, SetRealBalance } from '@portfel/contracts';
import { movementOf, rejectedWith, startBooks, type Books } from '../../test/books-harness';

describe('removing an account of the books', () => {
  let books: Books;
  let ownerId: string;
  beforeAll(async () => {
    books = await startBooks();
    ownerId = await books.newOwner();
  });
  afterAll(() => books?.close());

  const remove = (bookAccountId: string, owner = ownerId, actorId = owner) =>
    books.send(RemoveBookAccount, { bookAccountId, ownerId: owner }, actorId);
  const ids = async () =>
    (await books.ask('ListBookAccounts', {}, ownerId)).accounts.map(({ bookAccountId }) => bookAccountId);

  it('takes away what has no movements, with its real balances; a second time there is nothing (PF-W04)', async () => {
    const id = await books.newAccount(ownerId);
    await books.send(
      SetRealBalance,
      { ownerId, bookAccountId: id, balance: { month: '2026-11', amount: '1' } },
      ownerId,
    );
    expect(await remove(id)).toEqual({ status: 'accepted', result: { bookAccountId: id } });
    expect(await ids()).not.toContain(id);
    expect(await remove(id)).toEqual(rejectedWith('book-account-not-found'));
    expect((await books.ask('ListBookMovements', { cursor: '' }, ownerId)).realBalances).toEqual([]);
  });

  it('is refused while there are movements', async () => {
    const id = await books.newAccount(ownerId);
    const movementId = await books.newMovement(ownerId, id, '2026-11-02', 500);
    expect(await remove(id)).toEqual(rejectedWith('book-account-in-use'));
    await books.send(DeleteBookMovement, { movementId, ownerId }, ownerId);
    expect(await remove(id)).toMatchObject({ status: 'accepted' });
  });

  it('never loses a movement that another instance notes at the same moment', async () => {
    const other = await books.elsewhere();
    const movement = movementOf('2026-11-02', 500);
    for (let round = 0; round < 15; round += 1) {
      const [bookAccountId, movementId] = [await books.newAccount(ownerId), randomUUID()];
      const adding = other.send(AddBookMovement, { movementId, ownerId, bookAccountId, movement }, ownerId);
      const [added, removed] = await Promise.all([adding, remove(bookAccountId)]);
      const isThere = (await ids()).includes(bookAccountId);
      expect([added.status, removed.status]).toEqual(isThere ? ['accepted', 'rejected'] : ['rejected', 'accepted']);
    }
    await other.stop();
  });

  it('is refused to anybody else', async () => {
    const id = await books.newAccount(ownerId);
    const thief = await books.newOwner();
    expect(await remove(id, ownerId, thief)).toEqual(rejectedWith('book-account-not-found'));
    expect(await remove(id, thief)).toEqual(rejectedWith('book-account-not-found'));
    expect(await ids()).toContain(id);
  });
});
