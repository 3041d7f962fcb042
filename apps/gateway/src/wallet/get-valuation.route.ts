import { Controller, Get, Header, Query } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskStatement, type StatementQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { ValuationAnswer, ValuationQuery } from './get-valuation.dto';
import { contextOf } from './statements';

@Controller({ path: 'wallet/valuation', version: '1' })
export class GetValuationRoute {
  constructor(@AskStatement() private readonly questions: StatementQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'What my accounts are worth in a currency, now and day by day',
    access: 'signed-in',
    status: 200,
    answer: ValuationAnswer,
    errors: ['validation-error', 'wallet-not-found', 'no-rate'],
    seeds: [],
  })
  async getValuation(
    @Query({ schema: ValuationQuery }) { currency, days: asked }: ValuationQuery,
    @FromCaller() caller: Caller,
  ): Promise<ValuationAnswer> {
    const request = { ownerId: signedIn(caller).accountId, currency, days: asked };
    const { scale, days, accounts } = await this.questions.ask('GetValuation', request, contextOf(caller));
    return {
      currency,
      scale,
      total: days.at(-1)!.total,
      days,
      accounts: accounts.map(({ accountId: id, ...account }) => ({ id, ...account })),
    };
  }
}
