import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  AddBookMovement,
  DeleteBookMovement,
  EditBookMovement,
  SetRealBalance,
  type BookMovementChanges,
  type BookMovementFields,
} from '@portfel/contracts';
import { movementOf, rejectedWith, startBooks, type Books } from '../../test/books-harness';
import { MONTH_LIMIT } from '../domain/book-account';

describe('noting a movement', () => {
  let books: Books;
  let ownerId: string;
  let bookAccountId: string;
  beforeAll(async () => void (books = await startBooks()));
  afterAll(() => books?.close());
  beforeEach(async () => {
    ownerId = await books.newOwner();
    bookAccountId = await books.newAccount(ownerId);
  });

  const add = (
    movement: BookMovementFields,
    about: { id?: string; account?: string; owner?: string; actor?: string } = {},
  ) => {
    const { id: movementId = randomUUID(), account = bookAccountId, owner = ownerId, actor = owner } = about;
    return books.send(
      AddBookMovement,
      { movementId, ownerId: owner, bookAccountId: account, movement },
      actor,
      movementId,
    );
  };

  it('puts it into its month and its balance into those after it (PF-W05, PF-W07)', async () => {
    const movementId = randomUUID();
    const movement = movementOf('2026-11-30', -12_345, { description: 'Rent', category: 'Home' });
    expect(await add(movement, { id: movementId })).toEqual({ status: 'accepted', result: { movementId } });
    const [october, november, december] = await Promise.all(
      ['2026-10', '2026-11', '2026-12'].map((month) => books.month(ownerId, month)),
    );
    expect(october).toMatchObject({ opening: '0', closing: '0', movements: [] });
    expect(november).toMatchObject({ opening: '0', income: '0', outgo: '12345', closing: '-12345' });
    const row = { movementId, bookAccountId, date: '2026-11-30', amount: '-12345', balance: '-12345' };
    expect(november!.movements).toEqual([{ ...row, description: 'Rent', category: 'Home' }]);
    expect(december).toMatchObject({ opening: '-12345', closing: '-12345', movements: [] });
  });

  it('keeps the day a day, wherever a session of the database believes it is', async () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
      const other = await books.elsewhere({ timeZone });
      const [movementId, movement] = [randomUUID(), movementOf('2026-01-01', 1)];
      await other.send(AddBookMovement, { movementId, ownerId, bookAccountId, movement }, ownerId, movementId);
      await other.stop();
    }
    const { movements } = await books.month(ownerId, '2026-01');
    expect(movements.map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-01']);
  });

  it('writes nothing of it in clear: neither words nor amount nor day (PF-U05)', async () => {
    await add(movementOf('2031-02-13', 987_654_321, { description: 'Canary seed', category: 'Canaries' }));
    const balance = { month: '2031-02', amount: '987654321' };
    await books.send(SetRealBalance, { ownerId, bookAccountId, balance }, ownerId);
    const { harness } = books;
    const db = harness.service.app.get(DataSource);
    const rows = await Promise.all([
      db.query<unknown[]>(`SELECT movement.*, encode(note_encrypted, 'escape') AS text FROM book_movement movement`),
      db.query<unknown[]>(`SELECT total.*, encode(sum_encrypted, 'escape') AS text FROM book_sum total`),
      db.query<unknown[]>(`SELECT real.*, encode(balance_encrypted, 'escape') AS text FROM real_balance real`),
    ]);
    const commands = harness.broker.records('wallet.commands').map(({ value }) => String(value));
    expect([JSON.stringify(rows), ...commands, ...harness.log].join()).not.toMatch(/canar|987654321|2031-02/i);
    expect(rows.every((some) => some.length > 0)).toBe(true);
  });

  it('has a sum of each month that is that of its movements, whatever is changed and deleted at once', async () => {
    const other = await books.newAccount(ownerId);
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(ids.map((id, index) => add(movementOf(`2026-0${(index % 3) + 1}-10`, 1_000 + index), { id })));
    const changes = ids.map(async (movementId, index) => {
      if (index % 3 === 0) return await books.send(DeleteBookMovement, { movementId, ownerId }, ownerId);
      const move = index % 3 === 1 ? { bookAccountId: other, date: '2026-05-20' } : { amount: '7', direction: 'out' };
      return await books.send(EditBookMovement, { movementId, ownerId, changes: move as BookMovementChanges }, ownerId);
    });
    await Promise.all(changes);
    const amounts = async (account: string, month: string) =>
      (await books.month(ownerId, month, account)).movements.map(({ amount }) => Number(amount));
    for (const account of [bookAccountId, other]) {
      let closing = 0;
      for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']) {
        const table = await books.month(ownerId, month, account);
        expect([month, Number(table.opening)]).toEqual([month, closing]);
        closing = (await amounts(account, month)).reduce((sum, amount) => sum + amount, closing);
        expect([month, Number(table.closing)]).toEqual([month, closing]);
      }
      expect(closing).not.toBe(0);
    }
  });

  it('notes it once when the command is delivered many times', async () => {
    const id = randomUUID();
    const ends = await Promise.all([1, 2, 3, 4, 5].map(() => add(movementOf('2026-11-02', 700), { id })));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect((await books.month(ownerId, '2026-11')).closing).toBe('700');
  });

  it('loses none of many that come at once', async () => {
    const amounts = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 100 + index : -50 - index));
    await Promise.all(amounts.map((amount) => add(movementOf('2026-11-02', amount))));
    const { movements, closing } = await books.month(ownerId, '2026-11');
    expect([movements.length, Number(closing)]).toEqual([20, amounts.reduce((sum, amount) => sum + amount, 0)]);
    expect(movements.at(-1)!.balance).toBe(closing);
  });

  it('is refused once the month is full, and the other months stay open', async () => {
    const days = Array.from(
      { length: MONTH_LIMIT },
      (_, index) => `2026-02-${String((index % 28) + 1).padStart(2, '0')}`,
    );
    while (days.length > 0) await Promise.all(days.splice(0, 50).map((day) => add(movementOf(day, 1))));
    expect(await add(movementOf('2026-02-28', 1))).toEqual(rejectedWith('book-month-full'));
    expect(await add(movementOf('2026-03-01', 1))).toMatchObject({ status: 'accepted' });
    // All of it comes in one answer.
    expect((await books.month(ownerId, '2026-02')).movements).toHaveLength(MONTH_LIMIT);
  });

  it('is refused in an account of somebody else, for somebody else, and in none', async () => {
    const thief = await books.newOwner();
    const movement = movementOf('2026-11-02', 1);
    for (const about of [{ owner: thief }, { actor: thief }, { account: randomUUID() }]) {
      expect(await add(movement, about)).toEqual(rejectedWith('book-account-not-found'));
    }
    expect((await books.month(ownerId, '2026-11')).movements).toEqual([]);
  });
});
