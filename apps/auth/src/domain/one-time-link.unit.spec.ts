import { mayMailAgain, opens, type OneTimeLink } from './one-time-link';

const now = new Date('2026-03-02T12:00:00.000Z');
const at = (ms: number) => new Date(now.getTime() + ms);
const ago = (seconds: number) => at(-seconds * 1_000);
const link: OneTimeLink = { id: 'l', accountId: 'a', type: 'password-reset', expiresAt: at(1), usedAt: null };

describe('opens', () => {
  it('is true for an unused link of the type until its last millisecond', () => {
    expect(opens(link, 'password-reset', now)).toBe(true);
    expect(opens({ ...link, expiresAt: now }, 'password-reset', now)).toBe(false);
  });

  it('is false for a used link, one of another type, and none', () => {
    expect(opens({ ...link, usedAt: at(-1) }, 'password-reset', now)).toBe(false);
    for (const type of ['registration', 'email-change'] as const) expect(opens(link, type, now)).toBe(false);
    expect(opens(undefined, 'password-reset', now)).toBe(false);
  });
});

describe('mayMailAgain', () => {
  it('lets the first go, and one a minute later', () => {
    for (const mailed of [[], [ago(60)], [ago(60), ago(120)]]) expect(mayMailAgain(mailed, now)).toBe(true);
  });

  it('refuses a second within the minute', () => {
    for (const mailed of [[now], [ago(59.999)], [ago(7_200), ago(1)]]) expect(mayMailAgain(mailed, now)).toBe(false);
  });

  it('refuses the sixth of a day, and counts those of the day before no more', () => {
    const five = [1, 2, 3, 4, 5].map((hours) => ago(hours * 3_600));
    expect(mayMailAgain(five, now)).toBe(false);
    expect(mayMailAgain(five.slice(1), now)).toBe(true);
    expect(mayMailAgain([...five.slice(1), ago(86_400)], now)).toBe(true);
  });
});
