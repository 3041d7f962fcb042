import { decryptUnder, encryptUnder, hashToken, newToken } from './one-time-token';

describe('one-time token', () => {
  it('is 256 bits in letters a link can hold, never the same', () => {
    const tokens = Array.from({ length: 1_000 }, newToken);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(token, 'base64url').byteLength).toBe(32);
    }
  });

  it('is stored as a hash: the same for the same token, another for any other', () => {
    const token = newToken();
    expect(hashToken(token)).toEqual(hashToken(token));
    expect(hashToken(token).byteLength).toBe(32);
    expect(hashToken(newToken())).not.toEqual(hashToken(token));
    expect(hashToken(token).includes(Buffer.from(token, 'base64url'))).toBe(false);
  });

  it('encrypted under another token is read by the bearer of that token only', () => {
    const [bearer, token] = [newToken(), newToken()];
    const encrypted = encryptUnder(bearer, token);
    expect(decryptUnder(bearer, encrypted)).toBe(token);
    expect(encrypted.includes(token)).toBe(false);
    for (const other of [newToken(), token, '', hashToken(bearer).toString('base64url')]) {
      expect(() => decryptUnder(other, encrypted)).toThrow();
    }
  });

  it('encrypted twice looks different each time', () => {
    const [bearer, token] = [newToken(), newToken()];
    expect(encryptUnder(bearer, token).equals(encryptUnder(bearer, token))).toBe(false);
  });

  it('is not read from bytes of which any was changed', () => {
    const [bearer, token] = [newToken(), newToken()];
    const encrypted = encryptUnder(bearer, token);
    for (let index = 0; index < encrypted.byteLength; index += 1) {
      const changed = Buffer.from(encrypted);
      changed[index]! ^= 1;
      expect(() => decryptUnder(bearer, changed)).toThrow();
    }
  });
});
