import type { Language } from '@/language/language';

const minus = '\u2212';

/** What was typed as an amount: its sign, if it has one, and whole hundredths as the API takes them. */
export interface TypedAmount {
  readonly sign: '' | '+' | '-';
  readonly hundredths: string;
}

/**
 * Reads `1 234,50`, `1234.5`, `+12` or `−3`: comma or point before the cents, spaces between thousands.
 * @returns undefined when it is no amount, or one of more than 13 digits before the point
 */
export function parseAmount(typed: string): TypedAmount | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '').replace(minus, '-');
  const [, sign = '', units = '', cents = ''] = /^([+-]?)(\d{1,13})(?:[.,](\d{0,2}))?$/.exec(text) ?? [];
  if (units === '') return undefined;
  return { sign: sign as TypedAmount['sign'], hundredths: String(BigInt(units + cents.padEnd(2, '0'))) };
}

/** `-123450` is `−1,234.50` in English. Digits are moved, never calculated with. */
export function formatAmount(hundredths: string, language: Language): string {
  return format(hundredths, language, {});
}

/** The same with the currency. */
export function formatMoney(hundredths: string, currency: string, language: Language): string {
  return format(hundredths, language, { style: 'currency', currency });
}

/** As a person would type it: `-123450` is `-1234.50`, in Polish `-1234,50`. */
export function typedAmount(hundredths: string, language: Language): string {
  return decimalOf(hundredths).replace('.', language === 'pl' ? ',' : '.');
}

function format(hundredths: string, language: Language, options: Intl.NumberFormatOptions): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(language, { ...options, ...digits })
    .format(decimalOf(hundredths) as Intl.StringNumericLiteral)
    .replace('-', minus);
}

function decimalOf(hundredths: string): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(hundredths) ?? [];
  const all = digits.padStart(3, '0');
  return `${sign}${all.slice(0, -2)}.${all.slice(-2)}`;
}
