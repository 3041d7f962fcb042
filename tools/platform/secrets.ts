import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** Every secret of one local platform; made once per data folder, never committed. */
export interface Secrets {
  readonly serviceToken: string;
  readonly commandSecret: string;
  readonly accessTokenPrivateKey: string;
  readonly accessTokenKeyId: string;
  readonly fieldEncryptionKey: string;
  readonly blindIndexKey: string;
  readonly profileKeyEncryptionKey: string;
  readonly dataKeyEncryptionKey: string;
  readonly quoteKey: string;
  readonly oidcCookieKey: string;
  readonly bankApiKey: string;
  readonly bankWebhookSecret: string;
  readonly databasePassword: string;
  /** Service name → JWK pair. */
  readonly sealing: Readonly<Record<string, { publicKey: object; privateKey: object }>>;
}

/** Who is sealed to. */
const ADDRESSEES = ['auth', 'user', 'wallet', 'notification', 'gateway'];

/** The secrets of a data folder: kept between starts, because the data is encrypted under them. */
export function secretsIn(file: string): Secrets {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  // What a newer version needs besides is added.
  const fresh = newSecrets();
  const secrets = { ...fresh, ...known, sealing: { ...fresh.sealing, ...known.sealing } };
  if (isDeepStrictEqual(secrets, known)) return secrets;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

export function newSecrets(): Secrets {
  const text = () => randomBytes(32).toString('base64url');
  const key = () => randomBytes(32).toString('base64');
  const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    serviceToken: text(),
    commandSecret: text(),
    accessTokenPrivateKey: signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    accessTokenKeyId: randomBytes(6).toString('base64url'),
    fieldEncryptionKey: key(),
    blindIndexKey: key(),
    profileKeyEncryptionKey: key(),
    dataKeyEncryptionKey: key(),
    quoteKey: key(),
    oidcCookieKey: text(),
    bankApiKey: text(),
    bankWebhookSecret: text(),
    databasePassword: text(),
    sealing: Object.fromEntries(ADDRESSEES.map((service) => [service, sealingPair()])),
  };
}

function sealingPair() {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: pair.publicKey.export({ format: 'jwk' }),
    privateKey: pair.privateKey.export({ format: 'jwk' }),
  };
}
