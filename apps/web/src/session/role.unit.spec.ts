import { roleIn } from './role';

const tokenWith = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('the role in an access token', () => {
  it('is read, whatever letters stand around it', () => {
    expect(roleIn(tokenWith({ username: 'żółć?~>', role: 'admin' }))).toBe('admin');
  });

  it.each(['', 'a', 'a.b.c', tokenWith({}), 'a.bnVsbA.c'])('is none in %j', (token) => {
    expect(roleIn(token)).toBeUndefined();
  });
});
