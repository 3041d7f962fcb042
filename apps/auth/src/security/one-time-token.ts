import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. Random input needs no salt and no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Encrypts a token so that only the bearer of another token can read it. */
export function encryptUnder(bearer: string, token: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(bearer), iv);
  return Buffer.concat([iv, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

export function decryptUnder(bearer: string, encrypted: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(bearer), encrypted.subarray(0, 12));
  decipher.setAuthTag(encrypted.subarray(-16));
  return Buffer.concat([decipher.update(encrypted.subarray(12, -16)), decipher.final()]).toString('utf8');
}

function keyOf(bearer: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', bearer, '', 'portfel refresh rotation', 32));
}
