/** One side of a posting. Amounts are signed whole minor units. */
export interface Leg {
  readonly entryId: string;
  readonly accountId: string;
  readonly amount: bigint;
}

/** Legs of one asset that take effect together. Double entry: their sum is zero. */
export interface Posting {
  readonly transferId: string;
  readonly kind: 'welcome';
  readonly assetCode: string;
  readonly legs: readonly Leg[];
}

export class UnbalancedPosting extends Error {}

/** @throws UnbalancedPosting when money would be made or lost */
export function assertBalanced(posting: Posting): void {
  const sum = posting.legs.reduce((total, leg) => total + leg.amount, 0n);
  if (sum !== 0n || posting.legs.length < 2) {
    throw new UnbalancedPosting(`posting ${posting.transferId} has ${posting.legs.length} legs and the sum ${sum}`);
  }
}
