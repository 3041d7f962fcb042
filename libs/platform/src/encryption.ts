import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';

/**
 * AES-256-GCM: nonce, ciphertext and tag in one piece, bound to its place (PF-U05).
 * @param key 32 bytes
 * @param place where the value belongs, `<table>.<column>.<row id>`
 */
export function encryptAt(key: Buffer, place: string, value: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place));
  return Buffer.concat([iv, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the value was not encrypted with this key for this place, or was changed */
export function decryptAt(key: Buffer, place: string, encrypted: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, encrypted.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(place)).setAuthTag(encrypted.subarray(-16));
  return Buffer.concat([decipher.update(encrypted.subarray(12, -16)), decipher.final()]);
}
