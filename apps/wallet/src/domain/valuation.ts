import type { Rate } from './rate';

/** An asset with what one whole unit of it is worth. */
export interface Priced {
  /** Decimal places of the asset. */
  readonly scale: number;
  readonly rate: Rate;
}

/** What an asset was worth from a moment on. */
export interface RateSince {
  readonly since: Date;
  readonly rate: Rate;
}

/**
 * What an amount of one asset is worth in another. Exact, then rounded once, half away from zero.
 * @param amount whole minor units of `asset`
 * @returns whole minor units of `currency`
 */
export function valueIn(currency: Priced, amount: bigint, asset: Priced): bigint {
  const dividend = amount * asset.rate * 10n ** BigInt(currency.scale);
  const divisor = currency.rate * 10n ** BigInt(asset.scale);
  const half = dividend < 0n ? -divisor : divisor;
  return (2n * dividend + half) / (2n * divisor);
}

/**
 * The rate in force just before a moment. Before the first one there is, the first one.
 * @param rates of one asset, oldest first
 */
export function rateBefore(moment: Date, rates: readonly RateSince[]): Rate | undefined {
  return (rates.findLast(({ since }) => since < moment) ?? rates[0])?.rate;
}

/** The ends of days in UTC, the last one being today's. */
export function endsOfDays(now: Date, days: number): Date[] {
  const tomorrow = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return Array.from({ length: days }, (_, index) => new Date(tomorrow - (days - 1 - index) * DAY_MS));
}

/** `2026-01-31` for the moment in which that day ends. */
export const dayBefore = (end: Date): string => new Date(end.getTime() - DAY_MS).toISOString().slice(0, 10);

const DAY_MS = 86_400_000;
