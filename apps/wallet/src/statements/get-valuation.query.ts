import type { Metadata } from '@grpc/grpc-js';
import { Inject } from '@nestjs/common';
import type { GetValuationRequest, GetValuationResponse } from '@portfel/contracts';
import { CLOCK, Question, Questions, refused, type Clock } from '@portfel/platform';
import { dayBefore, endsOfDays, rateBefore, valueIn, type Priced } from '../domain/valuation';
import { RateStore, type RateSince } from '../storage/rate.store';
import { StatementStore } from '../storage/statement.store';
import { WalletStore } from '../storage/wallet.store';
import { walletAsked } from './asked';

const MOST_DAYS = 366;

/** What a wallet is worth, by the rates of each day. */
@Questions()
export class GetValuationQuery {
  constructor(
    private readonly wallets: WalletStore,
    private readonly statement: StatementStore,
    private readonly rates: RateStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Question('StatementQueryService', 'GetValuation')
  async getValuation(request: GetValuationRequest, metadata: Metadata): Promise<GetValuationResponse> {
    const wallet = await walletAsked(this.wallets, request, metadata);
    const now = this.clock();
    const ends = endsOfDays(now, Math.min(Math.max(request.days, 1), MOST_DAYS));
    const accounts = await this.statement.balancesAt(wallet.id, ends);
    const currencyScale = await this.rates.scaleOf(request.currency);
    const codes = [...new Set([request.currency, ...accounts.map(({ assetCode }) => assetCode)])];
    const rates = byAsset(await this.rates.ratesOver(codes, dayBefore(ends[0]!), dayBefore(ends.at(-1)!)));
    // Of today what is in force now, not what comes later.
    const moments = ends.map((end) => (end < now ? end : now));
    const priceOf = (code: string, scale: number, moment: Date): Priced | undefined => {
      const rate = rateBefore(moment, rates.get(code) ?? []);
      return rate === undefined ? undefined : { scale, rate };
    };
    if (currencyScale === undefined || !priceOf(request.currency, currencyScale, now)) throw refused('no-rate');

    const valued = accounts.map(({ assetCode, scale, balances, ...account }) => {
      const values = moments.map((moment, day) => {
        const currency = priceOf(request.currency, currencyScale, moment);
        const asset = priceOf(assetCode, scale, moment);
        return currency && asset && valueIn(currency, balances[day]!, asset);
      });
      return { ...account, assetCode, scale, balances, values };
    });
    return {
      scale: currencyScale,
      days: ends.map((end, day) => ({
        date: dayBefore(end),
        total: String(valued.reduce((sum, { values }) => sum + (values[day] ?? 0n), 0n)),
      })),
      accounts: valued.map(({ balances, values, ...account }) => ({
        ...account,
        value: values.at(-1)?.toString(),
        balances: balances.map(String),
      })),
    };
  }
}

function byAsset(rates: readonly RateSince[]): ReadonlyMap<string, readonly RateSince[]> {
  const found = new Map<string, RateSince[]>();
  for (const rate of rates) found.set(rate.assetCode, [...(found.get(rate.assetCode) ?? []), rate]);
  return found;
}
