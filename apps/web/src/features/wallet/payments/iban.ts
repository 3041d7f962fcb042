/** Without blanks and in capitals, as the API keeps it. */
export const plainIban = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** In groups of four, as people read it. */
export const spacedIban = (iban: string): string => plainIban(iban).replace(/(.{4})(?=.)/g, '$1 ');

/** A bank account by ISO 13616: 15 to 34 characters whose check digits make the whole 1 modulo 97. */
export function isIban(typed: string): boolean {
  const iban = plainIban(typed);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}
