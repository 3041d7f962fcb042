import { decideConfirmation } from './decide-confirmation';
import type { OneTimeLink } from './one-time-link';

const now = new Date('2026-03-01T12:00:00.000Z');
const at = (ms: number) => new Date(now.getTime() + ms);
const link = (over: Partial<OneTimeLink> = {}): OneTimeLink => ({
  id: 'link',
  accountId: 'account',
  type: 'registration',
  expiresAt: at(1),
  usedAt: null,
  ...over,
});

describe('decideConfirmation', () => {
  it('confirms the account of an unused registration link until its last millisecond', () => {
    expect(decideConfirmation(link(), now)).toEqual({ confirmed: true, accountId: 'account', linkId: 'link' });
  });

  it('knows no link at and after the moment it expires', () => {
    for (const expiresAt of [at(0), at(-1), at(-1_000_000)]) {
      expect(decideConfirmation(link({ expiresAt }), now)).toEqual({ confirmed: false, error: 'hash-not-found' });
    }
  });

  it('says so when the link was used, also after it would have expired', () => {
    for (const expiresAt of [at(1), at(-1)]) {
      const decision = decideConfirmation(link({ usedAt: at(-5), expiresAt }), now);
      expect(decision).toEqual({ confirmed: false, error: 'email-already-confirmed' });
    }
  });

  it('knows no link that there is not', () => {
    expect(decideConfirmation(undefined, now)).toEqual({ confirmed: false, error: 'hash-not-found' });
  });

  it.each(['email-change', 'password-reset'] as const)('knows no %s link, used or not', (type) => {
    for (const usedAt of [null, at(-5)]) {
      expect(decideConfirmation(link({ type, usedAt }), now)).toEqual({ confirmed: false, error: 'hash-not-found' });
    }
  });
});
