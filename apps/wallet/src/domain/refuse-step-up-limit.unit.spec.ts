import type { LedgerAccount } from './book';
import { refuseStepUpLimit } from './refuse-step-up-limit';

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  assetCode: 'PLN',
  number: 1,
  balance: 0n,
  held: 0n,
  overdraft: 0n,
  lastSequence: 0,
  closed: false,
  assetArchived: false,
  ...more,
});

describe('setting the limit', () => {
  const set = (before: bigint | undefined, above: bigint | null, steppedUp = false) =>
    refuseStepUpLimit(
      account('ann', {
        ownerId: 'ann',
        stepUp: before === undefined ? undefined : { above: before, used: 0n, day: '2026-01-31' },
      }),
      'ann',
      above,
      steppedUp,
    );

  it.each([
    ['first', undefined, 100n],
    ['higher', 100n, 101n],
    ['no longer one', 100n, null],
    ['none where there is none', undefined, null],
  ])('needs the second factor when it is %s', (_what, before, above) => {
    expect([set(before, above), set(before, above, true)]).toEqual(['step-up-needed', undefined]);
  });

  it.each([
    ['lower', 100n, 99n],
    ['the same', 100n, 100n],
    ['nothing at all', 100n, 0n],
  ])('needs none when it is %s', (_what, before, above) => {
    expect(set(before, above)).toBeUndefined();
  });

  it.each([
    ['account-not-found', undefined, 'ann'],
    ['account-not-found', account('bob', { ownerId: 'bob' }), 'ann'],
    ['account-not-found', account('ann', { ownerId: 'ann' }), ''],
    ['account-not-found', account('fees', { systemRole: 'fees' }), ''],
    ['account-closed', account('ann', { ownerId: 'ann', closed: true }), 'ann'],
  ])('is refused with %s', (code, on, askerId) => {
    expect(refuseStepUpLimit(on, askerId, 1n, true)).toBe(code);
  });
});
