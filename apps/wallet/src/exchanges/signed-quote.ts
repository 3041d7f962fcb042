import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Quote } from '../domain/decide-exchange';

/** A quote as text that only the holder of the key can have made: what it says, and a HMAC-SHA-256 of that. */
export function signQuote(key: Buffer, quote: Quote): string {
  const { paid, received, fee, expiresAt } = quote;
  const amounts = { paid: String(paid), received: String(received), fee: String(fee) };
  const said = Buffer.from(JSON.stringify({ ...quote, ...amounts, expiresAt: expiresAt.getTime() })).toString(
    'base64url',
  );
  return `${said}.${signatureOf(key, said).toString('base64url')}`;
}

/** @returns undefined for any text that was not signed with this key */
export function readQuote(key: Buffer, text: string): Quote | undefined {
  const [said = '', signature = ''] = text.split('.');
  const [shown, expected] = [Buffer.from(signature, 'base64url'), signatureOf(key, said)];
  if (shown.byteLength !== expected.byteLength || !timingSafeEqual(shown, expected)) return undefined;
  return Said.parse(JSON.parse(Buffer.from(said, 'base64url').toString('utf8')));
}

const signatureOf = (key: Buffer, said: string) => createHmac('sha256', key).update(said).digest();

const Amount = z.string().transform(BigInt);
const Said = z.object({
  quoteId: z.string(),
  ownerId: z.string(),
  fromAccountId: z.string(),
  toAccountId: z.string(),
  fromAssetCode: z.string(),
  toAssetCode: z.string(),
  paid: Amount,
  received: Amount,
  fee: Amount,
  rate: z.string(),
  expiresAt: z.number().transform((ms) => new Date(ms)),
});
