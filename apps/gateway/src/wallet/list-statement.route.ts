import { Controller, Get, Header, Query } from '@nestjs/common';
import { FromCaller, type Caller } from '../policy/caller';
import { Route } from '../policy/route.decorator';
import { StatementPage, StatementQuery } from './list-statement.dto';
import { Statements } from './statements';

@Controller({ path: 'wallet/statement', version: '1' })
export class ListStatementRoute {
  constructor(private readonly statements: Statements) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'What happened on my accounts, newest first, page by page',
    access: 'signed-in',
    status: 200,
    answer: StatementPage,
    errors: ['validation-error', 'wallet-not-found', 'account-not-found'],
    seeds: [],
  })
  async listStatement(
    @Query({ schema: StatementQuery }) { cursor = '', limit, ...filter }: StatementQuery,
    @FromCaller() caller: Caller,
  ): Promise<StatementPage> {
    return await this.statements.page(caller, { ...(await this.statements.request(caller, filter)), cursor, limit });
  }
}
