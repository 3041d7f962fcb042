import { rateText, type Rate } from './rate';

/** An asset as a price needs it. */
export interface PricedAsset {
  readonly rate: Rate;
  /** Its decimal places: an amount is a whole number of 10^-scale. */
  readonly scale: number;
}

/** What an exchange costs, in thousandths of what is paid, rounded up to a whole minor unit. */
export interface ExchangeFee {
  readonly perMille: bigint;
}

/** Amounts are whole minor units. */
export interface Price {
  readonly received: bigint;
  /** Part of what is paid. */
  readonly fee: bigint;
  /** Whole units received for a whole unit paid, rounded down to 18 places. */
  readonly rate: string;
}

const LARGEST_AMOUNT = 10n ** 30n - 1n;
const ONE = 10n ** 18n;

/**
 * What is given for an amount of another asset. The fee is rounded up and what is received down, so that no sequence of
 * exchanges at the same rates gains anything.
 * @returns undefined when it is less than the smallest unit, or more than an amount can be
 */
export function priceExchange(
  paid: bigint,
  from: PricedAsset,
  to: PricedAsset,
  { perMille }: ExchangeFee,
): Price | undefined {
  const fee = (paid * perMille + 999n) / 1_000n;
  const received = ((paid - fee) * from.rate * 10n ** BigInt(to.scale)) / (to.rate * 10n ** BigInt(from.scale));
  if (received <= 0n || received > LARGEST_AMOUNT) return undefined;
  return { received, fee, rate: rateText((from.rate * ONE) / to.rate) };
}
