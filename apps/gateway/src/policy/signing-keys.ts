import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AskAuth, type AuthQuestions } from './questions';

const ASK_AGAIN_AFTER_MS = 10_000;

/** The public keys of `auth`, by key id; asked once, and again when a token names a key not seen yet. */
@Injectable()
export class SigningKeys {
  private keys = new Map<string, string>();
  private askedAt = 0;

  constructor(@AskAuth() private readonly auth: AuthQuestions) {}

  /** @returns the key in PEM, `undefined` for an id `auth` does not know */
  async find(keyId: string): Promise<string | undefined> {
    if (!this.keys.has(keyId) && Date.now() - this.askedAt > ASK_AGAIN_AFTER_MS) await this.refresh();
    return this.keys.get(keyId);
  }

  private async refresh(): Promise<void> {
    const { jwksJson } = await this.auth.ask('GetSigningKeys', {}, { correlationId: uuidv7() });
    const { keys } = JSON.parse(jwksJson) as { keys: (JsonWebKey & { kid: string })[] };
    this.keys = new Map(keys.map((key) => [key.kid, toPem(key)]));
    this.askedAt = Date.now();
  }
}

function toPem(key: JsonWebKey): string {
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}
