import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/**
 * JWE compact (RFC 7516) with the one pair of algorithms that sealing allows: ECDH-ES+A256KW (RFC 7518 §4.6) over X25519
 * or P-256, and A256GCM. On `node:crypto` and not on a library of Web Crypto, where each of the six steps is a job of its
 * own for another thread: that takes four times the processor time, and every command with a secret pays it.
 */
const KEY_ALGORITHM = 'ECDH-ES+A256KW';
const CONTENT_ALGORITHM = 'A256GCM';

const KEY_WRAP_IV = Buffer.alloc(8, 0xa6);
const TAG_BYTES = 16;
const GCM = { authTagLength: TAG_BYTES };

export type JweHeader = Readonly<Record<string, unknown>>;

/** @param header what stands in the protected header besides algorithms and ephemeral key */
export function encryptJwe(to: KeyObject, plain: Buffer, header: JweHeader): string {
  const ephemeral = ephemeralLike(to);
  const { kty, crv, x, y } = ephemeral.publicKey.export({ format: 'jwk' });
  const whole = { alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM, ...header, epk: { kty, crv, x, y } };
  const protectedHeader = Buffer.from(JSON.stringify(whole)).toString('base64url');

  const contentKey = randomBytes(32);
  const wrapping = createCipheriv('id-aes256-wrap', agreedKey(ephemeral.privateKey, to), KEY_WRAP_IV);
  const wrappedKey = Buffer.concat([wrapping.update(contentKey), wrapping.final()]);

  const iv = randomBytes(12);
  const content = createCipheriv('aes-256-gcm', contentKey, iv, GCM).setAAD(Buffer.from(protectedHeader));
  const cipherText = Buffer.concat([content.update(plain), content.final()]);
  const parts = [wrappedKey, iv, cipherText, content.getAuthTag()].map((part) => part.toString('base64url'));
  return [protectedHeader, ...parts].join('.');
}

/** @throws Error when it is not for this key, has been changed, or asks for anything but these algorithms */
export function decryptJwe(key: KeyObject, text: string): { plain: Buffer; header: JweHeader } {
  const [protectedHeader = '', ...parts] = text.split('.');
  if (parts.length !== 4) throw new Error('not a compact JWE');
  const header = JSON.parse(Buffer.from(protectedHeader, 'base64url').toString('utf8')) as JweHeader;
  if (header.alg !== KEY_ALGORITHM || header.enc !== CONTENT_ALGORITHM) throw new Error('another algorithm');
  if ('crit' in header || 'zip' in header) throw new Error('an extension that is not known here');
  const [wrappedKey, iv, cipherText, tag] = parts.map((part) => Buffer.from(part, 'base64url')) as Buffers;

  const ephemeral = createPublicKey({ key: header.epk as JsonWebKey, format: 'jwk' });
  const unwrapping = createDecipheriv('id-aes256-wrap', agreedKey(key, ephemeral), KEY_WRAP_IV);
  const contentKey = Buffer.concat([unwrapping.update(wrappedKey), unwrapping.final()]);

  const content = createDecipheriv('aes-256-gcm', contentKey, iv, GCM).setAAD(Buffer.from(protectedHeader));
  content.setAuthTag(tag);
  return { plain: Buffer.concat([content.update(cipherText), content.final()]), header };
}

type Buffers = [wrappedKey: Buffer, iv: Buffer, cipherText: Buffer, tag: Buffer];

function ephemeralLike(key: KeyObject): { publicKey: KeyObject; privateKey: KeyObject } {
  if (key.asymmetricKeyType === 'x25519') return generateKeyPairSync('x25519');
  return generateKeyPairSync('ec', { namedCurve: key.asymmetricKeyDetails!.namedCurve! });
}

/** Concat KDF (NIST SP 800-56A, one round of SHA-256), with neither party named. */
function agreedKey(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  const algorithm = Buffer.from(KEY_ALGORITHM);
  return createHash('sha256')
    .update(uint32(1))
    .update(diffieHellman({ privateKey, publicKey }))
    .update(uint32(algorithm.length))
    .update(algorithm)
    .update(uint32(0))
    .update(uint32(0))
    .update(uint32(256))
    .digest();
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
