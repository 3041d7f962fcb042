import { randomUUID } from 'node:crypto';
import { SetRealBalance } from '@portfel/contracts';
import { rejectedWith, startBooks, type Books } from '../../test/books-harness';

describe('the real balance of a month', () => {
  let books: Books;
  let ownerId: string;
  let bookAccountId: string;
  beforeAll(async () => {
    books = await startBooks();
    ownerId = await books.newOwner();
    bookAccountId = await books.newAccount(ownerId);
  });
  afterAll(() => books?.close());

  const set = (
    month: string,
    amount: string | null,
    about: { account?: string; owner?: string; actor?: string } = {},
  ) => {
    const { account = bookAccountId, owner = ownerId, actor = owner } = about;
    const data = { ownerId: owner, bookAccountId: account, balance: { month, amount } };
    return books.send(SetRealBalance, data, actor);
  };
  const balances = async (month: string) => {
    const [account] = (await books.month(ownerId, month, bookAccountId)).accounts;
    return [account!.closing, account!.realBalance];
  };

  it('stands beside the calculated one, of its own month and account only, and can be changed and cleared (PF-W07)', async () => {
    await books.newMovement(ownerId, bookAccountId, '2026-11-02', 500);
    expect(await set('2026-11', '480')).toEqual({ status: 'accepted', result: { bookAccountId } });
    expect([await balances('2026-10'), await balances('2026-11'), await balances('2026-12')]).toEqual([
      ['0', undefined],
      ['500', '480'],
      ['500', undefined],
    ]);
    await books.newMovement(ownerId, bookAccountId, '2026-11-03', -20);
    expect(await balances('2026-11')).toEqual(['480', '480']);
    await set('2026-11', '-1');
    expect(await balances('2026-11')).toEqual(['480', '-1']);
    await set('2026-11', '0');
    expect(await balances('2026-11')).toEqual(['480', '0']);
    await set('2026-11', null);
    expect(await balances('2026-11')).toEqual(['480', undefined]);
  });

  it('is one of those that were entered at once', async () => {
    await Promise.all(['1', '2', null, '3'].map((amount) => set('2027-01', amount)));
    expect([undefined, '1', '2', '3']).toContain((await balances('2027-01'))[1]);
  });

  it('is refused for an account of somebody else, for somebody else, and for none', async () => {
    const thief = await books.newOwner();
    for (const about of [{ owner: thief }, { actor: thief }, { account: randomUUID() }]) {
      expect(await set('2026-08', '1', about)).toEqual(rejectedWith('book-account-not-found'));
    }
    expect((await balances('2026-08'))[1]).toBeUndefined();
  });
});
