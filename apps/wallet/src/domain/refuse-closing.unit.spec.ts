import type { LedgerAccount } from './book';
import { refuseClosing } from './refuse-closing';

const account: LedgerAccount = {
  id: 'account',
  ownerId: 'ann',
  assetCode: 'PLN',
  number: 1,
  balance: 0n,
  held: 0n,
  overdraft: 5n,
  lastSequence: 2,
  closed: false,
  assetArchived: false,
};

describe('refuseClosing', () => {
  it('lets the owner close an empty account', () => {
    expect(refuseClosing(account, 'ann')).toBeUndefined();
  });

  it.each<[string, Partial<LedgerAccount>, string]>([
    ['account-not-found', {}, 'bob'],
    ['account-not-found', {}, ''],
    ['account-not-found', { ownerId: undefined, systemRole: 'fees' }, ''],
    ['account-closed', { closed: true }, 'ann'],
    ['account-not-empty', { balance: 1n }, 'ann'],
    ['account-not-empty', { balance: -1n }, 'ann'],
    ['account-not-empty', { balance: 1n, held: 1n }, 'ann'],
  ])('refuses with %s: %j, asked by "%s"', (refusal, more, askerId) => {
    expect(refuseClosing({ ...account, ...more }, askerId)).toBe(refusal);
  });

  it('knows no account that there is not', () => {
    expect(refuseClosing(undefined, 'ann')).toBe('account-not-found');
  });
});
