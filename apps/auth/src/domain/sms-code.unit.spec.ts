import { codeExpiry, mayBeTried, maySendCode, type SmsCode } from './sms-code';

const now = new Date('2026-03-02T12:00:00.000Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const code = (over: Partial<SmsCode> = {}): SmsCode => ({
  id: 'c',
  sentAt: now,
  expiresAt: codeExpiry(now),
  wrongTries: 0,
  endedAt: null,
  ...over,
});

describe('a code by SMS', () => {
  it('works for five minutes to the millisecond (CT-S10)', () => {
    expect(mayBeTried(code({ expiresAt: codeExpiry(ago(299_999)) }), now)).toBe(true);
    expect(mayBeTried(code({ expiresAt: codeExpiry(ago(300_000)) }), now)).toBe(false);
  });

  it('works until the fifth wrong try (CT-S11)', () => {
    expect(mayBeTried(code({ wrongTries: 4 }), now)).toBe(true);
    expect(mayBeTried(code({ wrongTries: 5 }), now)).toBe(false);
  });

  it('works neither when it has ended nor when there is none', () => {
    expect(mayBeTried(code({ endedAt: ago(1) }), now)).toBe(false);
    expect(mayBeTried(undefined, now)).toBe(false);
  });
});

describe('sending codes by SMS (CT-S19)', () => {
  it('pauses for 30 seconds', () => {
    expect(maySendCode([], now)).toBe(true);
    expect(maySendCode([ago(29_999)], now)).toBe(false);
    expect(maySendCode([ago(30_000)], now)).toBe(true);
  });

  it('stops after five in an hour', () => {
    const minutes = (...ages: number[]) => ages.map((age) => ago(age * 60_000));
    expect(maySendCode(minutes(1, 2, 3, 4), now)).toBe(true);
    expect(maySendCode(minutes(1, 2, 3, 4, 59), now)).toBe(false);
    expect(maySendCode(minutes(1, 2, 3, 4, 60), now)).toBe(true);
  });
});
