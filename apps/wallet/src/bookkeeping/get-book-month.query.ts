import type { Metadata } from '@grpc/grpc-js';
import type { GetBookMonthRequest, GetBookMonthResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { daysOf, tableOf, totalsOf, type Totals } from '../domain/book-month';
import { BookAccountStore } from '../storage/book-account.store';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';
import { toBookMovement } from './to-book-movement';

@Questions()
export class GetBookMonthQuery {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
    private readonly movements: BookMovementStore,
  ) {}

  @Question('BookkeepingQueryService', 'GetBookMonth')
  async getBookMonth(asked: GetBookMonthRequest, metadata: Metadata): Promise<GetBookMonthResponse> {
    const { ownerId, month, bookAccountId, currency = '' } = asked;
    const key = isAskedBy(metadata, ownerId) ? await this.keys.find(ownerId) : undefined;
    const all = key ? await this.accounts.list(key, ownerId) : [];
    const shown = all.filter((account) =>
      bookAccountId ? account.id === bookAccountId : account.currency === currency,
    );
    if (bookAccountId && shown.length === 0) throw notFound('book-account-not-found');
    if (!key || shown.length === 0) return { currency, ...textOf(totalsOf(0n, [])), accounts: [], movements: [] };

    const days = shown.map(({ id, closingDay }) => ({ accountId: id, ...daysOf(month, closingDay) }));
    const stored = await this.movements.month(key, month, days);
    const openings = days.map(({ accountId }) => stored.accounts.get(accountId)!.opening);
    const { rows, ...totals } = tableOf(
      openings.reduce((sum, opening) => sum + opening, 0n),
      stored.movements,
    );
    return {
      currency: shown[0]!.currency,
      ...textOf(totals),
      accounts: days.map(({ accountId, first, last }, index) => ({
        bookAccountId: accountId,
        firstDay: first,
        lastDay: last,
        ...textOf(
          totalsOf(
            openings[index]!,
            rows.filter((row) => row.accountId === accountId),
          ),
        ),
        realBalance: stored.accounts.get(accountId)!.real?.toString(),
      })),
      movements: rows.map((row) => ({ ...toBookMovement(row), balance: row.balance.toString() })),
    };
  }
}

const textOf = ({ opening, income, outgo, closing }: Totals) => ({
  opening: opening.toString(),
  income: income.toString(),
  outgo: outgo.toString(),
  closing: closing.toString(),
});
