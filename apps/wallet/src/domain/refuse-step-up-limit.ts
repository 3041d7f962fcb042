import type { LedgerAccount } from './book';

/**
 * Why a limit is not set, if it is not. Only who has a second factor can have a limit, and only with it is it widened.
 * @param askerId who asks; empty for nobody in particular
 * @param above `null`: none any more
 */
export function refuseStepUpLimit(
  account: LedgerAccount | undefined,
  askerId: string,
  above: bigint | null,
  steppedUp: boolean,
): 'account-not-found' | 'account-closed' | 'step-up-needed' | undefined {
  // Nobody may protect the account of another, nor learn whether there is one.
  if (!account || account.ownerId !== askerId) return 'account-not-found';
  if (account.closed) return 'account-closed';
  const isTighter = account.stepUp !== undefined && above !== null && above <= account.stepUp.above;
  return isTighter || steppedUp ? undefined : 'step-up-needed';
}
