import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { DataKey } from './data-key';

const PLACE = 'note.text.1';

describe('the data key of a person', () => {
  it('gives back what was encrypted, text and bytes, never the same bytes twice', () => {
    const key = DataKey.create();
    const encrypted = key.encrypt(PLACE, 'zażółć 👛');
    expect(key.decryptText(PLACE, encrypted)).toBe('zażółć 👛');
    expect(key.encrypt(PLACE, 'zażółć 👛')).not.toEqual(encrypted);
    const bytes = randomBytes(100);
    expect(key.decrypt(PLACE, key.encrypt(PLACE, bytes))).toEqual(bytes);
    expect(key.decryptText(PLACE, key.encrypt(PLACE, ''))).toBe('');
  });

  it('opens nothing of another person, of another place, or changed', () => {
    const key = DataKey.create();
    const encrypted = key.encrypt(PLACE, 'rent');
    expect(() => DataKey.create().decrypt(PLACE, encrypted)).toThrow();
    expect(() => key.decrypt('note.text.2', encrypted)).toThrow();
    const changed = Buffer.from(encrypted);
    changed[14]! ^= 1;
    expect(() => key.decrypt(PLACE, changed)).toThrow();
  });

  it('is the same after a way through the store, and of use only with the key of the service and in its place', () => {
    const [key, service] = [DataKey.create(), randomBytes(32)];
    const encrypted = key.encrypt(PLACE, 'rent');
    const wrapped = key.wrap(service, 'data_key.wrapped_key.ann');
    expect(DataKey.unwrap(service, 'data_key.wrapped_key.ann', wrapped).decryptText(PLACE, encrypted)).toBe('rent');
    expect(() => DataKey.unwrap(randomBytes(32), 'data_key.wrapped_key.ann', wrapped)).toThrow();
    expect(() => DataKey.unwrap(service, 'data_key.wrapped_key.bob', wrapped)).toThrow();
  });

  it('gives the same tag for the same text, and another one for another text or another person', () => {
    const key = DataKey.create();
    expect(key.tag('2026-11')).toEqual(key.tag('2026-11'));
    expect(key.tag('2026-11')).toHaveLength(16);
    expect(key.tag('2026-12')).not.toEqual(key.tag('2026-11'));
    expect(DataKey.create().tag('2026-11')).not.toEqual(key.tag('2026-11'));
  });

  it('shows no byte of itself to a log', () => {
    const key = DataKey.create();
    expect([JSON.stringify({ key }), inspect(key)]).toEqual(['{"key":{}}', 'DataKey {}']);
  });
});
