import { newRecoveryCodes, newSmsCode, readRecoveryCode } from './codes';

it('an SMS code has six digits, also when it begins with zeros', () => {
  const codes = Array.from({ length: 500 }, newSmsCode);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBeGreaterThan(490);
});

describe('recovery codes', () => {
  const codes = newRecoveryCodes();

  it('are ten different ones, readable from paper', () => {
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
  });

  it('are known in capitals, with spaces and without the dash', () => {
    const [code] = codes as [string];
    const ways = [code, code.toUpperCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `];
    for (const typed of ways) expect(readRecoveryCode(typed)).toBe(code);
  });

  it.each(['', '123456', 'abcde', 'abcde-fghijk', 'abcde-fgh!j'])('are not taken for %j', (typed) => {
    expect(readRecoveryCode(typed)).toBeUndefined();
  });
});
