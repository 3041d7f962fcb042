import { DeleteBookMovement } from '@portfel/contracts';
import { rejectedWith, startBooks, type Books } from '../../test/books-harness';

describe('deleting a movement', () => {
  let books: Books;
  let ownerId: string;
  let bookAccountId: string;
  beforeAll(async () => {
    books = await startBooks();
    ownerId = await books.newOwner();
    bookAccountId = await books.newAccount(ownerId);
  });
  afterAll(() => books?.close());

  const remove = (movementId: string, owner = ownerId, actorId = owner) =>
    books.send(DeleteBookMovement, { movementId, ownerId: owner }, actorId);

  it('takes it out of its month and of every balance after it, once (PF-W07)', async () => {
    const id = await books.newMovement(ownerId, bookAccountId, '2026-10-02', 500);
    await books.newMovement(ownerId, bookAccountId, '2026-11-02', 70);
    const ends = await Promise.all([1, 2, 3].map(() => remove(id)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected', 'rejected']);
    expect(await remove(id)).toEqual(rejectedWith('book-movement-not-found'));
    expect(await books.month(ownerId, '2026-11')).toMatchObject({ opening: '0', closing: '70' });
    expect((await books.month(ownerId, '2026-10')).movements).toEqual([]);
  });

  it('is refused to anybody else', async () => {
    const id = await books.newMovement(ownerId, bookAccountId, '2026-12-02', 500);
    const thief = await books.newOwner();
    expect(await remove(id, ownerId, thief)).toEqual(rejectedWith('book-movement-not-found'));
    expect(await remove(id, thief)).toEqual(rejectedWith('book-movement-not-found'));
    expect((await books.month(ownerId, '2026-12')).movements).toHaveLength(1);
  });
});
