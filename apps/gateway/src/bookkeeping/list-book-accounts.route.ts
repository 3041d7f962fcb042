import { Controller, Get, Header } from '@nestjs/common';
import type { BookAccountKind } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskBookkeeping, type BookkeepingQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { BookAccountsAnswer } from './list-book-accounts.dto';

@Controller({ path: 'bookkeeping/accounts', version: '1' })
export class ListBookAccountsRoute {
  constructor(@AskBookkeeping() private readonly books: BookkeepingQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'bookkeeping',
    summary: 'The accounts and cards of my books, and the categories I use',
    access: 'signed-in',
    status: 200,
    answer: BookAccountsAnswer,
    seeds: [],
  })
  async listBookAccounts(@FromCaller() caller: Caller): Promise<BookAccountsAnswer> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const { accounts, categories } = await this.books.ask('ListBookAccounts', { ownerId }, context);
    const rows = accounts.map(({ bookAccountId: id, kind, ...account }) => ({
      id,
      kind: kind as BookAccountKind,
      ...account,
    }));
    return { rows, count: rows.length, categories };
  }
}
