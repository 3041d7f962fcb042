import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';
import { Sealer, type MessagingLog } from '@portfel/messaging';

export const silentLog: MessagingLog = { debug() {}, info() {}, warn() {}, error() {} };

/** A sealer per service name, all knowing each other's public keys. */
export function testSealing(...services: string[]): Readonly<Record<string, Sealer>> {
  const pairs = services.map((service) => ({ service, ...generateKeyPairSync('x25519') }));
  const publicKeys = Object.fromEntries(
    pairs.map(({ service, publicKey }) => [service, publicKey.export({ format: 'jwk' }) as JWK]),
  );
  const sealers = pairs.map(({ service, privateKey }) => [
    service,
    new Sealer({ service, publicKeys, privateKey: privateKey.export({ format: 'jwk' }) as JWK }),
  ]);
  return Object.fromEntries(sealers) as Record<string, Sealer>;
}
