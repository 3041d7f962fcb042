import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { FieldCipher } from './field-cipher';

const newCipher = () => new FieldCipher({ FIELD_ENCRYPTION_KEY: randomBytes(32), BLIND_INDEX_KEY: randomBytes(32) });
const cipher = newCipher();
const place = 'account.email.1';
const email = 'ann@example.org';

describe('FieldCipher', () => {
  it('gives back what was encrypted for the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (value, where) => {
        expect(cipher.decrypt(where, cipher.encrypt(where, value))).toBe(value);
      }),
    );
  });

  it('opens a value in no other row, column or table', () => {
    const encrypted = cipher.encrypt(place, email);
    for (const other of ['account.email.2', 'account.username.1', 'profile.email.1', '']) {
      expect(() => cipher.decrypt(other, encrypted)).toThrow();
    }
  });

  it('opens nothing under another key', () => {
    expect(() => newCipher().decrypt(place, cipher.encrypt(place, email))).toThrow();
  });

  it('opens nothing that was changed in any byte, or cut', () => {
    const encrypted = cipher.encrypt(place, email);
    for (let index = 0; index < encrypted.byteLength; index += 1) {
      const changed = Buffer.from(encrypted);
      changed[index]! ^= 1;
      expect(() => cipher.decrypt(place, changed)).toThrow();
      expect(() => cipher.decrypt(place, encrypted.subarray(0, index))).toThrow();
    }
  });

  it('shows neither the value nor that two values are equal', () => {
    const [one, two] = [cipher.encrypt(place, email), cipher.encrypt(place, email)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes(email)).toBe(false);
  });

  it('gives one index for every spelling of an address, and another for another address', () => {
    expect(cipher.blindIndex('Ann@Example.ORG')).toEqual(cipher.blindIndex(email));
    expect(cipher.blindIndex('bob@example.org')).not.toEqual(cipher.blindIndex(email));
  });

  it('gives an index that cannot be tried out without the key', () => {
    expect(newCipher().blindIndex(email)).not.toEqual(cipher.blindIndex(email));
    expect(cipher.blindIndex(email)).not.toEqual(createHash('sha256').update(email).digest());
  });
});
