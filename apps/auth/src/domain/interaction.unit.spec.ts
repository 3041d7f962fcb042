import { unmetBy, type AskedSignIn } from './interaction';

const askedAt = new Date('2026-01-02T12:00:00.000Z');
const later = (seconds: number) => new Date(askedAt.getTime() + seconds * 1_000);
const session = (openedAfterSeconds: number) => ({ accountId: 'ann', createdAt: later(openedAfterSeconds) });
const asked = (over: Partial<AskedSignIn> = {}): AskedSignIn => ({ askedAt, prompts: [], ...over });

describe('unmetBy', () => {
  it('lets any living session answer', () => {
    expect(unmetBy(session(-600_000), asked(), later(5))).toBeUndefined();
  });

  it('wants another sign-in for prompt=login, until there was one', () => {
    expect(unmetBy(session(-1), asked({ prompts: ['login', 'consent'] }), later(5))).toBe('sign-in-again');
    expect(unmetBy(session(3), asked({ prompts: ['login', 'consent'] }), later(5))).toBeUndefined();
  });

  it('wants another sign-in when the last is older than max_age', () => {
    expect(unmetBy(session(-60), asked({ maxAgeSeconds: 64 }), later(5))).toBe('sign-in-again');
    expect(unmetBy(session(-60), asked({ maxAgeSeconds: 65 }), later(5))).toBeUndefined();
    expect(unmetBy(session(1), asked({ maxAgeSeconds: 0 }), later(5))).toBeUndefined();
  });

  it('does not sign somebody in as the person the application knows', () => {
    expect(unmetBy(session(0), asked({ accountId: 'bob' }), later(5))).toBe('another-account-needed');
    expect(unmetBy(session(0), asked({ accountId: 'ann' }), later(5))).toBeUndefined();
  });
});
