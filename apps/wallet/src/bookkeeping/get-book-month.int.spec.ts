import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { DeleteBookMovement, EditBookMovement } from '@portfel/contracts';
import { startBooks, type Books } from '../../test/books-harness';
import { daysOf } from '../domain/book-month';

describe('a month of the books', () => {
  let books: Books;
  beforeAll(async () => void (books = await startBooks()));
  afterAll(() => books?.close());

  it('shows all accounts of a currency together, and each with its own days and balances (PF-W06)', async () => {
    const ownerId = await books.newOwner();
    const everyday = await books.newAccount(ownerId);
    const card = await books.newAccount(ownerId, { kind: 'card', closingDay: 20 });
    const euros = await books.newAccount(ownerId, { currency: 'EUR' });
    await books.newMovement(ownerId, everyday, '2026-10-10', 1_000);
    await books.newMovement(ownerId, card, '2026-10-25', -300);
    await books.newMovement(ownerId, card, '2026-11-21', -999);
    await books.newMovement(ownerId, everyday, '2026-11-03', -100);
    await books.newMovement(ownerId, euros, '2026-11-03', 5);
    const november = await books.month(ownerId, '2026-11');
    expect(november).toMatchObject({ currency: 'PLN', opening: '1000', income: '0', outgo: '400', closing: '600' });
    expect(november.movements.map(({ date, amount, balance }) => [date, amount, balance])).toEqual([
      ['2026-10-25', '-300', '700'],
      ['2026-11-03', '-100', '600'],
    ]);
    expect(november.accounts).toMatchObject([
      { bookAccountId: everyday, firstDay: '2026-11-01', lastDay: '2026-11-30', opening: '1000', closing: '900' },
      { bookAccountId: card, firstDay: '2026-10-21', lastDay: '2026-11-20', opening: '0', closing: '-300' },
    ]);
    expect(await books.month(ownerId, '2026-11', euros)).toMatchObject({ currency: 'EUR', closing: '5' });
  });

  it('is empty for who has noted nothing, and is nobody else’s', async () => {
    const [ownerId, thief] = [await books.newOwner(), await books.newOwner()];
    const empty = { currency: 'PLN', opening: '0', income: '0', outgo: '0', closing: '0', accounts: [], movements: [] };
    expect(await books.month(ownerId, '2026-11')).toEqual(empty);
    const account = await books.newAccount(ownerId);
    await books.newMovement(ownerId, account, '2026-11-03', 5);
    expect(await books.month(thief, '2026-11')).toEqual(empty);
    const asked = { month: '2026-11', bookAccountId: account };
    for (const [owner, actor] of [
      [thief, thief],
      [ownerId, thief],
    ] as const) {
      await expect(books.ask('GetBookMonth', asked, owner, actor)).rejects.toMatchObject({
        code: 'book-account-not-found',
      });
    }
    await expect(books.month(ownerId, '2026-11', randomUUID())).rejects.toMatchObject({
      code: 'book-account-not-found',
    });
  });

  it('tells the same as adding up by hand, after any changes (PF-W07)', async () => {
    const date = fc
      .integer({ min: 0, max: 99 })
      .map((day) => new Date(Date.UTC(2026, 9, 1 + day)).toISOString().slice(0, 10));
    const amount = fc.integer({ min: -500, max: 500 }).filter((value) => value !== 0);
    const step = fc.record({
      what: fc.constantFrom('add', 'add', 'edit', 'delete'),
      account: fc.nat(2),
      target: fc.nat(),
      date,
      amount,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        const ownerId = await books.newOwner();
        const closingDays = [undefined, 7, 30];
        const accounts: string[] = [];
        for (const closingDay of closingDays) {
          accounts.push(await books.newAccount(ownerId, { kind: 'card', closingDay }));
        }
        const model = new Map<string, { account: number; date: string; amount: number }>();
        for (const { what, account, target, ...fields } of steps) {
          const id = [...model.keys()][target % Math.max(model.size, 1)];
          if (what === 'add' || !id) {
            const added = await books.newMovement(ownerId, accounts[account]!, fields.date, fields.amount);
            model.set(added, { account, ...fields });
          } else if (what === 'edit') {
            const direction = fields.amount > 0 ? 'in' : 'out';
            const changes = { date: fields.date, direction, amount: String(Math.abs(fields.amount)) } as const;
            await books.send(
              EditBookMovement,
              { movementId: id, ownerId, changes: { ...changes, bookAccountId: accounts[account]! } },
              ownerId,
            );
            model.set(id, { account, ...fields });
          } else {
            await books.send(DeleteBookMovement, { movementId: id, ownerId }, ownerId);
            model.delete(id);
          }
        }
        const upTo = (account: number, month: string) =>
          [...model.values()]
            .filter((movement) => movement.account === account)
            .filter((movement) => movement.date <= daysOf(month, closingDays[account]).last)
            .reduce((sum, movement) => sum + movement.amount, 0);
        for (const [month, before] of [
          ['2026-10', '2026-09'],
          ['2026-11', '2026-10'],
          ['2026-12', '2026-11'],
          ['2027-01', '2026-12'],
        ] as const) {
          const told = await books.month(ownerId, month);
          const figures = told.accounts.map(({ opening, closing }) => [Number(opening), Number(closing)]);
          expect(figures).toEqual(accounts.map((_, index) => [upTo(index, before), upTo(index, month)]));
          const sum = (index: 0 | 1) => figures.reduce((total, pair) => total + pair[index]!, 0);
          expect([Number(told.opening), Number(told.closing)]).toEqual([sum(0), sum(1)]);
          expect(told.movements.at(-1)?.balance ?? told.opening).toBe(told.closing);
        }
      }),
      { numRuns: 8 },
    );
  });
});
