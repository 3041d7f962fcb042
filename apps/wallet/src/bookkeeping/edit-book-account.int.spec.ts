import { randomUUID } from 'node:crypto';
import { AddBookMovement, DeleteBookMovement, EditBookMovement, SetRealBalance } from '@portfel/contracts';
import { movementOf, rejectedWith, startBooks, type Books } from '../../test/books-harness';

describe('changing an account of the books', () => {
  let books: Books;
  let ownerId: string;
  beforeAll(async () => {
    books = await startBooks();
    ownerId = await books.newOwner();
  });
  afterAll(() => books?.close());

  const found = async (id: string) =>
    (await books.ask('ListBookAccounts', {}, ownerId)).accounts.find(({ bookAccountId }) => bookAccountId === id);

  it('changes what is named, clears what is null and leaves the rest (PF-W04)', async () => {
    const id = await books.newAccount(ownerId, { kind: 'card', description: 'Old', closingDay: 5 });
    expect(await books.editAccount(ownerId, id, { name: 'New' })).toMatchObject({ status: 'accepted' });
    expect(await found(id)).toMatchObject({ name: 'New', description: 'Old', closingDay: 5, archived: false });
    await books.editAccount(ownerId, id, { description: null, closingDay: null });
    const cleared = await found(id);
    expect(cleared).toMatchObject({ name: 'New', kind: 'card', currency: 'PLN' });
    expect([cleared!.description, cleared!.closingDay]).toEqual([undefined, undefined]);
  });

  it('loses nothing of several tabs that change different things at once', async () => {
    const id = await books.newAccount(ownerId, { kind: 'card' });
    const changes = [{ name: 'Blue' }, { description: 'Of the bank' }, { closingDay: 12 }, { archived: true }];
    const ends = await Promise.all(changes.map((change) => books.editAccount(ownerId, id, change)));
    expect(ends.map(({ status }) => status)).toEqual(changes.map(() => 'accepted'));
    expect(await found(id)).toMatchObject(Object.assign({}, ...changes) as object);
  });

  it('gives no closing day to what is no card', async () => {
    const id = await books.newAccount(ownerId);
    expect(await books.editAccount(ownerId, id, { closingDay: 5 })).toEqual(rejectedWith('closing-day-of-cards'));
    expect((await found(id))!.closingDay).toBeUndefined();
  });

  it('sorts the movements of a card into other months when its closing day changes (PF-W07)', async () => {
    const id = await books.newAccount(ownerId, { kind: 'card', closingDay: 20 });
    await books.newMovement(ownerId, id, '2026-11-25', -100);
    const totals = async () => {
      const months = await Promise.all(['2026-11', '2026-12'].map((month) => books.month(ownerId, month, id)));
      return months.map(({ opening, closing }) => [opening, closing]);
    };
    expect(await totals()).toEqual([
      ['0', '0'],
      ['0', '-100'],
    ]);
    await books.editAccount(ownerId, id, { closingDay: 25 });
    expect(await totals()).toEqual([
      ['0', '-100'],
      ['-100', '-100'],
    ]);
  });

  it('keeps an archived account as it is until it is brought back', async () => {
    const id = await books.newAccount(ownerId);
    const other = await books.newAccount(ownerId);
    const movementId = await books.newMovement(ownerId, id, '2026-11-02', 500);
    const elsewhere = await books.newMovement(ownerId, other, '2026-11-02', 100);
    await books.editAccount(ownerId, id, { archived: true });
    const movement = movementOf('2026-11-03', 1);
    const attempts = [
      books.send(AddBookMovement, { movementId: randomUUID(), ownerId, bookAccountId: id, movement }, ownerId),
      books.send(EditBookMovement, { movementId, ownerId, changes: { amount: '1' } }, ownerId),
      books.send(EditBookMovement, { movementId, ownerId, changes: { bookAccountId: other } }, ownerId),
      books.send(EditBookMovement, { movementId: elsewhere, ownerId, changes: { bookAccountId: id } }, ownerId),
      books.send(DeleteBookMovement, { movementId, ownerId }, ownerId),
      books.send(SetRealBalance, { ownerId, bookAccountId: id, balance: { month: '2026-11', amount: '1' } }, ownerId),
    ];
    for (const end of await Promise.all(attempts)) expect(end).toEqual(rejectedWith('book-account-archived'));
    expect((await books.month(ownerId, '2026-11', id)).closing).toBe('500');
    await books.editAccount(ownerId, id, { archived: false });
    await books.newMovement(ownerId, id, '2026-11-03', 1);
    expect((await books.month(ownerId, '2026-11', id)).closing).toBe('501');
  });

  it('is refused to anybody else, and for what there is not', async () => {
    const id = await books.newAccount(ownerId, { name: 'Mine' });
    const thief = await books.newOwner();
    const notFound = rejectedWith('book-account-not-found');
    expect(await books.editAccount(ownerId, id, { name: 'Stolen' }, thief)).toEqual(notFound);
    expect(await books.editAccount(thief, id, { name: 'Stolen' })).toEqual(notFound);
    expect(await books.editAccount(ownerId, randomUUID(), { name: 'Nothing' })).toEqual(notFound);
    expect((await found(id))!.name).toBe('Mine');
  });
});
