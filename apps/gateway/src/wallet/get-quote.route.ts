import { Body, Controller, Header, Post } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskExchanges, type ExchangeQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { GetQuoteBody, QuoteAnswer } from './get-quote.dto';

/** A question, although it is posted: nothing changes by it. */
@Controller({ path: 'wallet/quotes', version: '1' })
export class GetQuoteRoute {
  constructor(@AskExchanges() private readonly exchanges: ExchangeQuestions) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'What I would get for an amount in another asset, good for 30 seconds',
    access: 'signed-in',
    status: 200,
    answer: QuoteAnswer,
    errors: [
      'validation-error',
      'account-not-found',
      'same-account',
      'wrong-asset',
      'account-closed',
      'asset-archived',
      'no-rate',
      'amount-out-of-range',
    ],
    question: true,
    seeds: [],
  })
  async getQuote(
    @Body({ schema: GetQuoteBody }) body: GetQuoteBody,
    @FromCaller() caller: Caller,
  ): Promise<QuoteAnswer> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const given = await this.exchanges.ask('GetQuote', { ...body, ownerId }, context);
    const { quote, quoteId, fee, rate, expiresAt } = given;
    const paid = { accountId: body.fromAccountId, assetCode: given.fromAssetCode, amount: given.paid };
    const received = { accountId: body.toAccountId, assetCode: given.toAssetCode, amount: given.received };
    return { quote, quoteId, paid, received, fee, rate, expiresAt };
  }
}
