import { z } from 'zod';

/** A bank account by ISO 13616, as people write it: spaces and small letters are taken. */
export const Iban = z
  .string()
  .max(64, 'must be an IBAN')
  .transform((text) => text.replaceAll(' ', '').toUpperCase())
  .refine(isIban, 'must be an IBAN');

/** 15 to 34 characters, whose check digits make the whole 1 modulo 97. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}
