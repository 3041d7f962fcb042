import { decideEmailChange } from './decide-email-change';
import type { OneTimeLink } from './one-time-link';

const now = new Date('2026-03-01T12:00:00.000Z');
const link: OneTimeLink = {
  id: 'link',
  accountId: 'account',
  type: 'email-change',
  expiresAt: new Date(now.getTime() + 1),
  usedAt: null,
  email: 'new@example.org',
};

describe('the link of an e-mail change', () => {
  it('puts its address in force', () => {
    expect(decideEmailChange(link, now)).toEqual({
      changed: true,
      accountId: 'account',
      linkId: 'link',
      email: 'new@example.org',
    });
  });

  it.each([
    ['unknown', undefined, 'hash-not-found'],
    ['expired', { ...link, expiresAt: now }, 'hash-not-found'],
    ['used', { ...link, usedAt: now }, 'email-change-confirmed'],
    ['used, and expired since', { ...link, usedAt: now, expiresAt: now }, 'email-change-confirmed'],
    ['of a registration', { ...link, type: 'registration' }, 'hash-not-found'],
    ['of a registration, used', { ...link, type: 'registration', usedAt: now }, 'hash-not-found'],
    ['of a reset', { ...link, type: 'password-reset' }, 'hash-not-found'],
    ['without an address', { ...link, email: undefined }, 'hash-not-found'],
  ] as const)('is refused when it is %s', (_what, other, error) => {
    expect(decideEmailChange(other, now)).toEqual({ changed: false, error });
  });
});
