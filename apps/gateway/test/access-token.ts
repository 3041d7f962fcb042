import { createPrivateKey, createPublicKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import type { Secrets } from '../../../tools/platform/secrets';

/** A person with a session, and the keys their tokens are signed with. */
export class TestPerson {
  readonly sessionId = randomUUID();

  constructor(
    private readonly secrets: Pick<Secrets, 'accessTokenPrivateKey' | 'accessTokenKeyId'>,
    readonly accountId = randomUUID(),
  ) {}

  /** The same person with another session. */
  onAnotherDevice(): TestPerson {
    return new TestPerson(this.secrets, this.accountId);
  }

  /** A good token; or one with a flaw. */
  token(flaw: { header?: object; claims?: object; signature?: (text: string) => string } = {}): string {
    const now = Math.floor(Date.now() / 1_000);
    const header = { alg: 'ES256', typ: 'JWT', kid: this.secrets.accessTokenKeyId, ...flaw.header };
    const claims = {
      sub: this.accountId,
      sid: this.sessionId,
      role: 'user',
      username: 'ann',
      type: 'access',
      iss: 'portfel',
      aud: 'portfel',
      iat: now,
      exp: now + 900,
      ...flaw.claims,
    };
    const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${(flaw.signature ?? es256(createPrivateKey(this.secrets.accessTokenPrivateKey)))(text)}`;
  }
}

export const es256 = (key: KeyObject) => (text: string) =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');

/** What `auth` answers to the question for its signing keys. */
export function jwksOf(secrets: Pick<Secrets, 'accessTokenPrivateKey' | 'accessTokenKeyId'>): string {
  const key = createPublicKey(secrets.accessTokenPrivateKey).export({ format: 'jwk' });
  return JSON.stringify({ keys: [{ ...key, alg: 'ES256', use: 'sig', kid: secrets.accessTokenKeyId }] });
}
