import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { compactDecrypt, CompactEncrypt, importJWK } from 'jose';
import { decryptJwe, encryptJwe } from './jwe';

const plain = Buffer.from('"ann@example.com"');
const header = { kid: 'auth', pur: 'Auth.SignIn.email', sub: '01a1fdd6' };
const allowed = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' };

const newPair = {
  X25519: () => generateKeyPairSync('x25519'),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};

/** With another implementation of the standard. */
const byJose = async (to: JsonWebKey, asked: object) => {
  const key = await importJWK(to, allowed.alg);
  return await new CompactEncrypt(plain).setProtectedHeader({ ...allowed, ...asked }).encrypt(key);
};

describe.each(Object.entries(newPair))('a JWE to a key on %s', (_curve, pair) => {
  const { publicKey, privateKey } = pair();
  const publicJwk = publicKey.export({ format: 'jwk' });

  it('is what the standard says: jose reads it', async () => {
    const text = encryptJwe(publicKey, plain, header);
    const read = await compactDecrypt(text, await importJWK(privateKey.export({ format: 'jwk' }), allowed.alg));
    expect(Buffer.from(read.plaintext)).toEqual(plain);
    expect(read.protectedHeader).toMatchObject({ ...allowed, ...header });
  });

  it('is read when jose has written it', async () => {
    const read = decryptJwe(privateKey, await byJose(publicJwk, header));
    expect(read.plain).toEqual(plain);
    expect(read.header).toMatchObject(header);
  });

  it('does not open with another key, of this curve or another', () => {
    const text = encryptJwe(publicKey, plain, header);
    for (const other of Object.values(newPair)) expect(() => decryptJwe(other().privateKey, text)).toThrow();
  });

  it.each([0, 1, 2, 3, 4])('does not open when its part %s was changed', (part) => {
    const parts = encryptJwe(publicKey, plain, header).split('.');
    const bytes = Buffer.from(parts[part]!, 'base64url');
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    parts[part] = bytes.toString('base64url');
    expect(() => decryptJwe(privateKey, parts.join('.'))).toThrow();
  });

  it('does not open with a shortened tag', () => {
    const parts = encryptJwe(publicKey, plain, header).split('.');
    parts[4] = Buffer.from(parts[4]!, 'base64url').subarray(0, 4).toString('base64url');
    expect(() => decryptJwe(privateKey, parts.join('.'))).toThrow();
  });

  it.each([{ alg: 'ECDH-ES' }, { alg: 'ECDH-ES+A128KW' }, { enc: 'A128GCM' }, { enc: 'A256CBC-HS512' }])(
    'is refused with other algorithms: %j',
    async (other) => {
      const text = await byJose(publicJwk, other);
      expect(() => decryptJwe(privateKey, text)).toThrow('another algorithm');
    },
  );

  it.each([{ zip: 'DEF' }, { crit: ['exp'], exp: 1 }])('is refused when it asks for an extension: %j', (extension) => {
    const text = encryptJwe(publicKey, plain, { ...header, ...extension });
    expect(() => decryptJwe(privateKey, text)).toThrow('an extension');
  });
});

it('never takes an ephemeral key that gives everybody the same secret', () => {
  const { publicKey, privateKey } = newPair.X25519();
  const [head, ...parts] = encryptJwe(publicKey, plain, header).split('.');
  const changed = JSON.parse(Buffer.from(head!, 'base64url').toString()) as { epk: JsonWebKey };
  changed.epk.x = Buffer.alloc(32).toString('base64url');
  const text = [Buffer.from(JSON.stringify(changed)).toString('base64url'), ...parts].join('.');
  expect(() => decryptJwe(privateKey, text)).toThrow();
});

it('never uses an ephemeral key twice', () => {
  const { publicKey } = newPair.X25519();
  const epks = [1, 2].map(() =>
    Buffer.from(encryptJwe(publicKey, plain, header).split('.')[0]!, 'base64url').toString(),
  );
  expect(epks[0]).not.toBe(epks[1]);
});

it('reads keys as they are kept in the environment', () => {
  const { publicKey, privateKey } = newPair.X25519();
  const kept = [publicKey, privateKey].map((key) => key.export({ format: 'jwk' }));
  const text = encryptJwe(createPublicKey({ key: kept[0]!, format: 'jwk' }), plain, header);
  expect(decryptJwe(createPrivateKey({ key: kept[1]!, format: 'jwk' }), text).plain).toEqual(plain);
});
