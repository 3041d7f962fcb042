import { randomUUID } from 'node:crypto';
import type { Answer } from './gateway-harness';

/** What `auth` grants in the specs of signing in and refreshing. */
export const grant = {
  accountId: randomUUID(),
  username: 'ann',
  email: 'ann@example.com',
  accessToken: 'the-access-token',
  accessTokenSeconds: 900,
  refreshToken: `${randomUUID()}.the-refresh-token`,
  refreshTokenSeconds: 604_800,
};

/** How the grant is answered: everything but the refresh token. */
export const grantAnswer = {
  success: true,
  accessToken: grant.accessToken,
  expiresInSeconds: 900,
  account: { id: grant.accountId, username: 'ann', email: 'ann@example.com' },
};

/** The cookies an answer sets: name and value, and the sorted attributes. */
export function cookiesOf(answer: Answer): { value: string; attributes: string[] }[] {
  return [answer.headers['set-cookie'] ?? []].flat().map((header) => {
    const [value = '', ...attributes] = header.split('; ');
    return { value, attributes: attributes.sort() };
  });
}

export const grantedCookie = {
  value: `portfel_refresh=${grant.refreshToken}`,
  attributes: ['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Strict'],
};

/** The browser forgets the cookie, which it finds by name and path. */
export const clearedCookie = {
  value: 'portfel_refresh=',
  attributes: expect.arrayContaining([
    'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'HttpOnly',
    'Path=/',
    'SameSite=Strict',
  ]) as string[],
};
