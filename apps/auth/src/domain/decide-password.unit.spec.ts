import { decidePasswordChange } from './decide-password';

const now = new Date('2026-03-02T12:00:00.000Z');
const right = { currentIsRight: true, newIsCurrent: false, changedAt: null };
const ago = (ms: number) => new Date(now.getTime() - ms);
const DAY = 86_400_000;

describe('decidePasswordChange', () => {
  it('lets in who knows the current password, for the first time or a day after the last', () => {
    for (const changedAt of [null, ago(DAY), ago(DAY * 100)]) {
      expect(decidePasswordChange({ ...right, changedAt }, now)).toBeUndefined();
    }
  });

  it('refuses a second change until the last millisecond of the day (CT-U22)', () => {
    for (const changedAt of [now, ago(1), ago(DAY - 1)]) {
      expect(decidePasswordChange({ ...right, changedAt }, now)).toBe('password-changed-recently');
    }
  });

  it('tells nothing to who does not know the current password', () => {
    const wrong = { currentIsRight: false, newIsCurrent: true, changedAt: now };
    expect(decidePasswordChange(wrong, now)).toBe('wrong-credentials');
  });

  it('refuses the password there is', () => {
    expect(decidePasswordChange({ ...right, newIsCurrent: true }, now)).toBe('same-password');
  });
});
