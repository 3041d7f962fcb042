import { Inject } from '@nestjs/common';
import type { Metadata } from '@grpc/grpc-js';
import { v7 as uuidv7 } from 'uuid';
import { PositiveAmount, type GetQuoteRequest, type GetQuoteResponse } from '@portfel/contracts';
import { CLOCK, CONFIG, isAskedBy, notFound, Question, Questions, refused, type Clock } from '@portfel/platform';
import { QUOTE_MS, type Quote } from '../domain/decide-exchange';
import { priceExchange } from '../domain/price-exchange';
import { QuoteStore } from '../storage/quote.store';
import { RateStore } from '../storage/rate.store';
import type { WalletConfig } from '../wallet.config';
import { signQuote } from './signed-quote';

/** Nothing is kept of a quote: it is used when it comes back, or never. */
@Questions()
export class GetQuoteQuery {
  constructor(
    private readonly quotes: QuoteStore,
    private readonly rates: RateStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'QUOTE_KEY' | 'EXCHANGE_FEE_PER_MILLE'>,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Question('ExchangeQueryService', 'GetQuote')
  async getQuote(request: GetQuoteRequest, metadata: Metadata): Promise<GetQuoteResponse> {
    if (!isAskedBy(metadata, request.ownerId)) throw notFound('account-not-found');
    const quote = await this.quoteFor(request);
    const { quoteId, fromAssetCode, toAssetCode, paid, received, fee, rate, expiresAt } = quote;
    return {
      quote: signQuote(this.config.QUOTE_KEY, quote),
      quoteId,
      fromAssetCode,
      toAssetCode,
      paid: String(paid),
      received: String(received),
      fee: String(fee),
      rate,
      expiresAt: expiresAt.toISOString(),
    };
  }

  private async quoteFor({ ownerId, fromAccountId, toAccountId, amount }: GetQuoteRequest): Promise<Quote> {
    const accounts = await this.quotes.accountsOf(ownerId, [fromAccountId, toAccountId]);
    const [from, to] = [accounts.get(fromAccountId), accounts.get(toAccountId)];
    if (!from || !to) throw notFound('account-not-found');
    if (from.id === to.id) throw refused('same-account');
    if (from.assetCode === to.assetCode) throw refused('wrong-asset');
    if (from.closed || to.closed) throw refused('account-closed');
    if (from.assetArchived || to.assetArchived) throw refused('asset-archived');

    const rates = await this.rates.latest([from.assetCode, to.assetCode]);
    const [fromRate, toRate] = [rates.get(from.assetCode), rates.get(to.assetCode)];
    if (!fromRate || !toRate) throw refused('no-rate');
    const paid = BigInt(PositiveAmount.parse(amount));
    const price = priceExchange(
      paid,
      { rate: fromRate, scale: from.scale },
      { rate: toRate, scale: to.scale },
      { perMille: this.config.EXCHANGE_FEE_PER_MILLE },
    );
    if (!price) throw refused('amount-out-of-range');
    return {
      quoteId: uuidv7(),
      ownerId,
      fromAccountId,
      toAccountId,
      fromAssetCode: from.assetCode,
      toAssetCode: to.assetCode,
      paid,
      ...price,
      expiresAt: new Date(this.now().getTime() + QUOTE_MS),
    };
  }
}
