import { noteAddress } from './note-addresses';

const noted = (headers: Record<string, string | undefined>, remoteAddress?: string) => {
  noteAddress({ headers, socket: { remoteAddress } } as unknown as Parameters<typeof noteAddress>[0]);
  return headers['x-forwarded-for'];
};

describe('noteAddress', () => {
  it.each([
    [undefined, '203.0.113.7', '203.0.113.7'],
    ['198.51.100.1', '203.0.113.7', '198.51.100.1, 203.0.113.7'],
    ['198.51.100.1, 10.0.0.1', '::ffff:127.0.0.1', '198.51.100.1, 10.0.0.1, ::ffff:127.0.0.1'],
    ['198.51.100.1', undefined, '198.51.100.1, unknown'],
  ])('puts where the request came from behind what the caller claims: %s from %s', (claimed, from, expected) => {
    expect(noted({ 'x-forwarded-for': claimed }, from)).toBe(expected);
  });
});
