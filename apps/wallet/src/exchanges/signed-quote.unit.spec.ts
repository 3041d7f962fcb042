import { randomBytes, randomUUID } from 'node:crypto';
import type { Quote } from '../domain/decide-exchange';
import { readQuote, signQuote } from './signed-quote';

const key = randomBytes(32);
const quote: Quote = {
  quoteId: randomUUID(),
  ownerId: randomUUID(),
  fromAccountId: randomUUID(),
  toAccountId: randomUUID(),
  fromAssetCode: 'EUR',
  toAssetCode: 'ETH',
  paid: 10n ** 29n,
  received: 123n,
  fee: 0n,
  rate: '0.000000000000000001',
  expiresAt: new Date(1_700_000_000_123),
};

describe('a signed quote', () => {
  it('is read as it was given, to the last digit', () => {
    expect(readQuote(key, signQuote(key, quote))).toEqual(quote);
  });

  it('is none under another key', () => {
    expect(readQuote(randomBytes(32), signQuote(key, quote))).toBeUndefined();
  });

  it('is none after any of its characters was changed', () => {
    const text = signQuote(key, quote);
    // The last character of a signature has bits that say nothing.
    for (let at = 0; at < text.length - 1; at += 1) {
      const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
      expect(readQuote(key, changed)).toBeUndefined();
    }
  });

  it.each([[''], ['.'], ['a'], ['a.b'], ['.'.repeat(100)]])('is not %j', (text) =>
    expect(readQuote(key, text)).toBeUndefined(),
  );
});
