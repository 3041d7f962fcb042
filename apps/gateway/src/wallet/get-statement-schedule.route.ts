import { Controller, Get, Header } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskStatement, type StatementQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { StatementSchedule } from './schedule-statement.dto';

@Controller({ path: 'wallet/statement-schedule', version: '1' })
export class GetStatementScheduleRoute {
  constructor(@AskStatement() private readonly statements: StatementQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'Whether I am told by mail of the statement of each month',
    access: 'signed-in',
    status: 200,
    answer: StatementSchedule,
    errors: [],
    seeds: [],
  })
  async getStatementSchedule(@FromCaller() caller: Caller): Promise<StatementSchedule> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    return await this.statements.ask('GetStatementSchedule', { ownerId }, context);
  }
}
