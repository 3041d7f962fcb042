import { compactDecrypt, CompactEncrypt, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Sealed, SealDeclaration } from '@portfel/contracts';

const KEY_ALGORITHM = 'ECDH-ES+A256KW';
const CONTENT_ALGORITHM = 'A256GCM';

/** Public keys by service name, and the private key of this service if it is ever addressed. */
export interface SealingKeys {
  readonly service: string;
  readonly publicKeys: Readonly<Record<string, JWK>>;
  readonly privateKey?: JWK;
}

/** A value this service cannot open: not the addressee, another purpose or subject, or tampered with. */
export class CannotOpen extends Error {}

/**
 * Seals message fields to their one reader: JWE compact, ECDH-ES+A256KW and A256GCM, no compression.
 * Purpose and subject stand in the protected header, so a sealed value is worth nothing in another place.
 */
export class Sealer {
  private readonly imported = new Map<string, Promise<CryptoKey | Uint8Array>>();

  constructor(private readonly keys: SealingKeys) {}

  async seal(declaration: SealDeclaration, subject: string, value: unknown): Promise<string> {
    const plain = Buffer.from(JSON.stringify(declaration.plain.parse(value)));
    return new CompactEncrypt(plain)
      .setProtectedHeader({
        alg: KEY_ALGORITHM,
        enc: CONTENT_ALGORITHM,
        kid: declaration.to,
        pur: declaration.purpose,
        sub: subject,
      })
      .encrypt(await this.publicKey(declaration.to));
  }

  async open<T>(declaration: SealDeclaration<T>, subject: string, text: string): Promise<T> {
    const key = await this.privateKey();
    const { plaintext, protectedHeader } = await compactDecrypt(text, key, {
      keyManagementAlgorithms: [KEY_ALGORITHM],
      contentEncryptionAlgorithms: [CONTENT_ALGORITHM],
    }).catch(() => {
      throw new CannotOpen(`${declaration.purpose} is not sealed to ${this.keys.service}`);
    });
    if (protectedHeader.pur !== declaration.purpose || protectedHeader.sub !== subject) {
      throw new CannotOpen(`${declaration.purpose} was sealed for another purpose or subject`);
    }
    return declaration.plain.parse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
  }

  /** The sealed field as a handler holds it. */
  received<T>(declaration: SealDeclaration<T>, subject: string, text: string): Sealed<T> {
    return new ReceivedSeal(text, () => this.open(declaration, subject, text));
  }

  private publicKey(service: string) {
    const jwk = this.keys.publicKeys[service];
    if (!jwk) throw new Error(`No public sealing key of ${service} is configured`);
    return this.import(`public ${service}`, jwk);
  }

  private privateKey() {
    if (!this.keys.privateKey) throw new CannotOpen(`${this.keys.service} has no private sealing key`);
    return this.import('private', this.keys.privateKey);
  }

  private import(id: string, jwk: JWK) {
    const known = this.imported.get(id) ?? importJWK(jwk, KEY_ALGORITHM);
    this.imported.set(id, known);
    return known;
  }
}

export class ReceivedSeal<T> implements Sealed<T> {
  constructor(
    readonly text: string,
    readonly open: () => Promise<T>,
  ) {}

  /** A stray log or JSON.stringify shows the ciphertext at most. */
  toJSON(): string {
    return this.text;
  }
}
