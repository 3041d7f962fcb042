import { returnPath, withReturn } from './return-path';

describe('returnPath', () => {
  it('leads back to the page asked for', () => {
    expect(returnPath('/wallet?page=2#movements')).toBe('/wallet?page=2#movements');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example'])(
    'never leads to another site: %j',
    (asked) => expect(returnPath(asked)).toBe('/wallet'),
  );

  it('never leads back to a screen for visitors', () => {
    expect(returnPath('/signin?return=/signin')).toBe('/wallet');
    expect(returnPath(undefined)).toBe('/wallet');
  });

  it('survives the address it travels in', () => {
    const address = new URL(withReturn('/signin', '/wallet?a=1&b=ż'), 'http://portfel.test');
    expect(returnPath(address.searchParams.get('return'))).toBe('/wallet?a=1&b=%C5%BC');
  });
});
