import type { Schemas } from '@/api/client';
import type { Language } from '@/language/language';

export type Money = Pick<Schemas['Wallet']['accounts'][number]['asset'], 'code' | 'scale' | 'kind'>;

const minus = '\u2212';

/**
 * An amount of minor units as a person reads it: `12300` of EUR is `€123.00` in English. Digits are moved, never calculated with:
 * no amount is ever a floating-point number.
 */
export function formatMoney(minorUnits: string, asset: Money, language: Language): string {
  const decimal = decimalOf(minorUnits, asset.scale);
  const style = isCurrency(asset) ? ({ style: 'currency', currency: asset.code } as const) : {};
  const text = new Intl.NumberFormat(language, { ...style, ...digits(asset.scale) })
    .format(decimal)
    .replace('-', minus);
  return isCurrency(asset) ? text : `${text}\u00a0${asset.code}`;
}

/** The same with `+` before what came in. */
export function formatMovement(minorUnits: string, asset: Money, language: Language): string {
  const text = formatMoney(minorUnits, asset, language);
  return BigInt(minorUnits) > 0n ? `+${text}` : text;
}

/** Why a typed text is no amount of an asset. */
export type AmountFault = 'missing' | 'unreadable' | 'zero' | 'tooPrecise' | 'tooLarge';

const mostDigits = 30;

/**
 * What a person typed as whole minor units: `12,5` of EUR is `1250`. A comma or a point before the fraction, blanks
 * between the digits.
 */
export function parseAmount(text: string, scale: number): { minorUnits: string } | { fault: AmountFault } {
  const typed = text.replace(/\s/g, '');
  if (typed === '') return { fault: 'missing' };
  const [, whole = '', fraction = ''] = /^(\d*)(?:[.,](\d*))?$/.exec(typed) ?? [];
  if (whole + fraction === '') return { fault: 'unreadable' };
  if (fraction.replace(/0+$/, '').length > scale) return { fault: 'tooPrecise' };
  const minorUnits = (whole + fraction.slice(0, scale).padEnd(scale, '0')).replace(/^0+/, '');
  if (minorUnits === '') return { fault: 'zero' };
  return minorUnits.length > mostDigits ? { fault: 'tooLarge' } : { minorUnits };
}

/** As a person would type it: `1250` at scale 2 is `12.50`, in Polish `12,50`. */
export function typedAmount(minorUnits: string, scale: number, language: Language): string {
  return decimalOf(minorUnits, scale).replace('.', language === 'pl' ? ',' : '.');
}

/** Moves the decimal point: `-5` at scale 2 is `-0.05`. */
function decimalOf(minorUnits: string, scale: number): Intl.StringNumericLiteral {
  const amount = BigInt(minorUnits);
  const sign = amount < 0n ? '-' : '';
  const all = (amount < 0n ? -amount : amount).toString().padStart(scale + 1, '0');
  const point = all.length - scale;
  const fraction = scale > 0 ? `.${all.slice(point)}` : '';
  return `${sign}${all.slice(0, point)}${fraction}` as Intl.StringNumericLiteral;
}

function digits(scale: number) {
  return { minimumFractionDigits: Math.min(scale, 2), maximumFractionDigits: scale };
}

/** Intl knows currencies of three letters; everything else is shown by its code. */
function isCurrency({ code, kind }: Money): boolean {
  return kind === 'money' && /^[A-Z]{3}$/.test(code);
}
