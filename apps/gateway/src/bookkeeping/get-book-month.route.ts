import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { BookMonth, type BookAccountMonth, type BookMovement } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskBookkeeping, type BookkeepingQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { BookMonthAnswer, BookMonthQuery } from './get-book-month.dto';

@Controller({ path: 'bookkeeping/months/:month', version: '1' })
export class GetBookMonthRoute {
  constructor(@AskBookkeeping() private readonly books: BookkeepingQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'bookkeeping',
    summary: 'One month of an account, or of all my accounts in one currency',
    access: 'signed-in',
    status: 200,
    answer: BookMonthAnswer,
    errors: ['validation-error', 'book-account-not-found'],
    seeds: [],
  })
  async getBookMonth(
    @Param('month', { schema: BookMonth }) month: string,
    @Query({ schema: BookMonthQuery }) { account: bookAccountId, currency }: BookMonthQuery,
    @FromCaller() caller: Caller,
  ): Promise<BookMonthAnswer> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const asked = { ownerId, month, bookAccountId, currency };
    const { accounts, movements, ...table } = await this.books.ask('GetBookMonth', asked, context);
    const rows = movements.map(toRow);
    return { month, ...table, accounts: accounts.map(toAccount), rows, count: rows.length };
  }
}

function toRow({ movementId, bookAccountId, date, amount, description, category, balance = '' }: BookMovement) {
  const outgo = amount.startsWith('-');
  return {
    id: movementId,
    accountId: bookAccountId,
    date,
    direction: outgo ? ('out' as const) : ('in' as const),
    amount: outgo ? amount.slice(1) : amount,
    description,
    category,
    balance,
  };
}

function toAccount({ bookAccountId: id, realBalance, ...month }: BookAccountMonth) {
  const difference = realBalance === undefined ? null : String(BigInt(realBalance) - BigInt(month.closing));
  return { id, ...month, realBalance: realBalance ?? null, difference };
}
