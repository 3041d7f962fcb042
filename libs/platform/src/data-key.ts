import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { decryptAt, encryptAt } from './encryption';

/**
 * A random 256-bit key of one person's own, stored only wrapped by the service's (PF-U05). Whoever destroys the wrapped
 * key has made everything under it unreadable, in back-ups too. A place is `<table>.<column>.<row id>`.
 */
export class DataKey {
  readonly #bytes: Buffer;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  static create(): DataKey {
    return new DataKey(randomBytes(32));
  }

  /** @throws Error when the key was not wrapped with this one for this place */
  static unwrap(keyEncryptionKey: Buffer, place: string, wrapped: Buffer): DataKey {
    return new DataKey(decryptAt(keyEncryptionKey, place, wrapped));
  }

  /** @param place where the wrapped key is stored */
  wrap(keyEncryptionKey: Buffer, place: string): Buffer {
    return encryptAt(keyEncryptionKey, place, this.#bytes);
  }

  /** @param value text or bytes */
  encrypt(place: string, value: string | Buffer): Buffer {
    return encryptAt(this.#bytes, place, typeof value === 'string' ? Buffer.from(value, 'utf8') : value);
  }

  /** @throws Error when the value was not encrypted with this key for this place, or was changed */
  decrypt(place: string, encrypted: Buffer): Buffer {
    return decryptAt(this.#bytes, place, encrypted);
  }

  /** @throws Error as `decrypt` */
  decryptText(place: string, encrypted: Buffer): string {
    return this.decrypt(place, encrypted).toString('utf8');
  }

  /** 16 bytes that are the same for the same text: rows can be found by what nobody else can read in them. */
  tag(text: string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.#bytes, '', 'tag', 32));
    return createHmac('sha256', key).update(text).digest().subarray(0, 16);
  }
}
