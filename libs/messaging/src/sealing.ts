import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import type { Sealed, SealDeclaration } from '@portfel/contracts';
import { decryptJwe, encryptJwe } from './jwe';

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
  private readonly publicKeys = new Map<string, KeyObject>();
  private readonly privateKey?: KeyObject;

  constructor(private readonly keys: SealingKeys) {
    if (keys.privateKey) this.privateKey = createPrivateKey({ key: keys.privateKey as JsonWebKey, format: 'jwk' });
  }

  async seal(declaration: SealDeclaration, subject: string, value: unknown): Promise<string> {
    const plain = Buffer.from(JSON.stringify(declaration.plain.parse(value)));
    const header = { kid: declaration.to, pur: declaration.purpose, sub: subject };
    return encryptJwe(this.publicKeyOf(declaration.to), plain, header);
  }

  async open<T>(declaration: SealDeclaration<T>, subject: string, text: string): Promise<T> {
    const { plain, header } = this.decrypt(declaration, text);
    if (header.pur !== declaration.purpose || header.sub !== subject) {
      throw new CannotOpen(`${declaration.purpose} was sealed for another purpose or subject`);
    }
    return declaration.plain.parse(JSON.parse(plain.toString('utf8')));
  }

  /** The sealed field as a handler holds it. */
  received<T>(declaration: SealDeclaration<T>, subject: string, text: string): Sealed<T> {
    return new ReceivedSeal(text, () => this.open(declaration, subject, text));
  }

  private decrypt(declaration: SealDeclaration, text: string) {
    if (!this.privateKey) throw new CannotOpen(`${this.keys.service} has no private sealing key`);
    try {
      return decryptJwe(this.privateKey, text);
    } catch {
      throw new CannotOpen(`${declaration.purpose} is not sealed to ${this.keys.service}`);
    }
  }

  private publicKeyOf(service: string): KeyObject {
    const jwk = this.keys.publicKeys[service];
    if (!jwk) throw new Error(`No public sealing key of ${service} is configured`);
    const key = this.publicKeys.get(service) ?? createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    this.publicKeys.set(service, key);
    return key;
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
