/** What one whole unit of an asset is worth, in 10^-18 dollars. */
export type Rate = bigint;

const RATE_DECIMALS = 18;

/** @param text a decimal of at most 18 places above zero, such as `0.27`. @throws for any other */
export function toRate(text: string): Rate {
  const [, whole, fraction = ''] = /^(\d{1,20})(?:\.(\d{1,18}))?$/.exec(text) ?? [];
  const rate = whole === undefined ? 0n : BigInt(whole + fraction.padEnd(RATE_DECIMALS, '0'));
  if (rate <= 0n) throw new Error(`${text} is no rate`);
  return rate;
}

/** As text, without zeros at its end: `0.27`. */
export function rateText(rate: Rate): string {
  const digits = String(rate).padStart(RATE_DECIMALS + 1, '0');
  return `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`.replace(/\.?0+$/, '');
}
