import type { TransferKind } from '@portfel/contracts';

/** One side of a posting. Amounts are signed whole minor units of the account's asset. */
export interface Leg {
  readonly accountId: string;
  readonly amount: bigint;
}

/** Money that moves at one moment, all of it or none. Double entry: in each asset the legs sum to zero. */
export interface Posting {
  readonly transferId: string;
  readonly kind: TransferKind;
  /** Whose money it was, and whose it is. Fees are legs besides. */
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly legs: readonly Leg[];
  readonly postedAt: Date;
  /** The transfer this one takes back. */
  readonly reverses?: string;
  /** What somebody outside calls it: a payment at a bank. */
  readonly reference?: string;
}

export class UnbalancedPosting extends Error {}

/** @throws UnbalancedPosting when money would be made or lost, or an account is named twice */
export function assertBalanced({ transferId, legs }: Posting, assetOf: (accountId: string) => string): void {
  const sums = new Map<string, bigint>();
  for (const { accountId, amount } of legs) {
    const asset = assetOf(accountId);
    sums.set(asset, (sums.get(asset) ?? 0n) + amount);
  }
  const unbalanced = [...sums].filter(([, sum]) => sum !== 0n);
  const accounts = new Set(legs.map(({ accountId }) => accountId));
  if (unbalanced.length > 0 || legs.length < 2 || accounts.size < legs.length) {
    const sums = unbalanced.map(([asset, sum]) => `${sum} ${asset}`).join(', ') || 'nothing';
    throw new UnbalancedPosting(
      `posting ${transferId}: ${legs.length} legs on ${accounts.size} accounts, left: ${sums}`,
    );
  }
}
