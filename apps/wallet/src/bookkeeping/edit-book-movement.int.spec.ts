import { randomUUID } from 'node:crypto';
import { EditBookMovement, type BookMovementChanges } from '@portfel/contracts';
import { rejectedWith, startBooks, type Books } from '../../test/books-harness';

describe('editing a movement', () => {
  let books: Books;
  let ownerId: string;
  let bookAccountId: string;
  beforeAll(async () => void (books = await startBooks()));
  afterAll(() => books?.close());
  beforeEach(async () => {
    ownerId = await books.newOwner();
    bookAccountId = await books.newAccount(ownerId);
  });

  const edit = (movementId: string, changes: BookMovementChanges, owner = ownerId, actorId = owner) =>
    books.send(EditBookMovement, { movementId, ownerId: owner, changes }, actorId);
  const closings = async (...months: readonly string[]) =>
    (await Promise.all(months.map((month) => books.month(ownerId, month)))).map(({ closing }) => closing);

  it('changes what is named, clears what is null and leaves the rest', async () => {
    const id = await books.newMovement(ownerId, bookAccountId, '2026-11-02', -500, { category: 'Food' });
    await edit(id, { description: 'Bread', direction: 'in' });
    const row = async () => (await books.month(ownerId, '2026-11')).movements[0];
    expect(await row()).toMatchObject({ description: 'Bread', amount: '500', category: 'Food', date: '2026-11-02' });
    await edit(id, { category: null, amount: '750' });
    expect(await row()).toMatchObject({ description: 'Bread', amount: '750' });
    expect(await row()).not.toHaveProperty('category');
  });

  it('moves it from one month to another, and every balance between follows (PF-W07)', async () => {
    const id = await books.newMovement(ownerId, bookAccountId, '2026-09-15', 900);
    await books.newMovement(ownerId, bookAccountId, '2026-10-01', 100);
    expect(await closings('2026-08', '2026-09', '2026-10', '2026-11')).toEqual(['0', '900', '1000', '1000']);
    await edit(id, { date: '2026-11-15' });
    expect(await closings('2026-08', '2026-09', '2026-10', '2026-11')).toEqual(['0', '0', '100', '1000']);
  });

  it('moves it to another of the person’s accounts, where the same day may be of another month', async () => {
    const card = await books.newAccount(ownerId, { kind: 'card', closingDay: 10 });
    const id = await books.newMovement(ownerId, bookAccountId, '2026-11-15', -100);
    await edit(id, { bookAccountId: card });
    expect((await books.month(ownerId, '2026-11', bookAccountId)).movements).toEqual([]);
    expect((await books.month(ownerId, '2026-11', card)).movements).toEqual([]);
    expect((await books.month(ownerId, '2026-12', card)).movements).toMatchObject([{ movementId: id }]);
  });

  it('loses nothing of tabs that change different things at once', async () => {
    const id = await books.newMovement(ownerId, bookAccountId, '2026-11-02', -500);
    const changes: BookMovementChanges[] = [
      { amount: '123' },
      { description: 'Bread' },
      { category: 'Food' },
      { date: '2026-11-09' },
    ];
    await Promise.all(changes.map((change) => edit(id, change)));
    expect((await books.month(ownerId, '2026-11')).movements).toMatchObject([
      { amount: '-123', description: 'Bread', category: 'Food', date: '2026-11-09' },
    ]);
  });

  it('is refused to anybody else, and into an account of somebody else', async () => {
    const id = await books.newMovement(ownerId, bookAccountId, '2026-11-02', -500);
    const thief = await books.newOwner();
    const theirs = await books.newAccount(thief);
    const notFound = rejectedWith('book-movement-not-found');
    expect(await edit(id, { amount: '1' }, ownerId, thief)).toEqual(notFound);
    expect(await edit(id, { amount: '1' }, thief)).toEqual(notFound);
    expect(await edit(randomUUID(), { amount: '1' })).toEqual(notFound);
    expect(await edit(id, { bookAccountId: theirs })).toEqual(rejectedWith('book-account-not-found'));
    expect((await books.month(ownerId, '2026-11')).movements).toMatchObject([{ amount: '-500', bookAccountId }]);
    expect((await books.month(thief, '2026-11')).movements).toEqual([]);
  });
});
