import type { LedgerAccount } from './book';

/**
 * Why an account is not closed, if it is not.
 * @param askerId who asks; empty for nobody in particular
 */
export function refuseClosing(
  account: LedgerAccount | undefined,
  askerId: string,
): 'account-not-found' | 'account-closed' | 'account-not-empty' | undefined {
  // Nobody may close the account of another, nor learn whether there is one.
  if (!account || account.ownerId !== askerId) return 'account-not-found';
  if (account.closed) return 'account-closed';
  return account.balance === 0n && account.held === 0n ? undefined : 'account-not-empty';
}
