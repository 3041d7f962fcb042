import type { Schemas } from '@/api/client';
import type { Language } from '@/language/language';

type Asset = Pick<Schemas['Wallet']['accounts'][number]['asset'], 'code' | 'scale' | 'kind'>;

const minus = '\u2212';

/**
 * An amount of minor units as a person reads it: `12300` of EUR is `€123.00` in English. Digits are moved, never calculated with:
 * no amount is ever a floating-point number.
 */
export function formatMoney(minorUnits: string, asset: Asset, language: Language): string {
  const decimal = decimalOf(minorUnits, asset.scale);
  const text = isCurrency(asset)
    ? new Intl.NumberFormat(language, { style: 'currency', currency: asset.code, ...digits(asset.scale) }).format(
        decimal,
      )
    : `${new Intl.NumberFormat(language, digits(asset.scale)).format(decimal)}\u00a0${asset.code}`;
  return text.replace('-', minus);
}

/** The same with `+` before what came in. */
export function formatMovement(minorUnits: string, asset: Asset, language: Language): string {
  const text = formatMoney(minorUnits, asset, language);
  return BigInt(minorUnits) > 0n ? `+${text}` : text;
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
function isCurrency({ code, kind }: Asset): boolean {
  return /fiat|currency/i.test(kind) && /^[A-Z]{3}$/.test(code);
}
