import { generateSync } from 'otplib';
import { newTotpSecret, totpStepOf, totpUri } from './totp';

const secret = newTotpSecret();
const now = new Date('2026-03-02T12:00:15.000Z');
const at = (seconds: number) => generateSync({ secret, epoch: now.getTime() / 1_000 + seconds });
const STEP = Math.floor(now.getTime() / 30_000);

describe('codes of an authenticator app', () => {
  it('are those of RFC 6238', () => {
    const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    // Appendix B: 59 s gives 94287082 with eight digits.
    expect(totpStepOf(rfc, '287082', new Date(59_000))).toBe(1);
  });

  it('are taken one step early or late, and no further', () => {
    expect([-30, 0, 30].map((seconds) => totpStepOf(secret, at(seconds), now))).toEqual([STEP - 1, STEP, STEP + 1]);
    expect([-60, 60].map((seconds) => totpStepOf(secret, at(seconds), now))).toEqual([undefined, undefined]);
  });

  it('reach to the exact second', () => {
    const code = at(0);
    const second = (text: string) => new Date(`2026-03-02T12:${text}Z`);
    expect(totpStepOf(secret, code, second('00:59.999'))).toBe(STEP);
    expect(totpStepOf(secret, code, second('01:00.000'))).toBeUndefined();
    expect(totpStepOf(secret, code, new Date('2026-03-02T11:59:30.000Z'))).toBe(STEP);
    expect(totpStepOf(secret, code, new Date('2026-03-02T11:59:29.999Z'))).toBeUndefined();
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 12345'])('are six digits, not %j', (code) => {
    expect(totpStepOf(secret, code, now)).toBeUndefined();
  });
});

describe('a secret', () => {
  it('has 160 bits, and is another each time', () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
  });

  it('stands in the address of the app', () => {
    const { protocol, host, pathname, searchParams } = new URL(totpUri('ann', secret));
    expect([protocol, host, decodeURIComponent(pathname)]).toEqual(['otpauth:', 'totp', '/Portfel:ann']);
    expect(Object.fromEntries(searchParams)).toMatchObject({ secret, issuer: 'Portfel' });
  });
});
