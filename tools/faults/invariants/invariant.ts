import type { LedgerOfTruth } from '../ledger-of-truth';
import type { FaultPlatform } from '../platform/fault-platform';

export interface World {
  readonly platform: FaultPlatform;
  readonly truth: LedgerOfTruth;
}

export interface Invariant {
  readonly name: string;
  readonly sentence: string;
  /** `always`: broken once is broken. `in-the-end`: may take its time after a fault. Both with the load paused. */
  readonly holds: 'always' | 'in-the-end';
  /** @returns what contradicts it, with ids; empty when it holds */
  check(world: World): Promise<string[]>;
}

/** Enough evidence to begin with; the number tells the size of the damage. */
export function firstOf(evidence: readonly string[], limit = 5): string[] {
  return evidence.length <= limit ? [...evidence] : [...evidence.slice(0, limit), `… ${evidence.length} in all`];
}

export function missingFrom(there: ReadonlySet<string>, wanted: Iterable<string>): string[] {
  return [...wanted].filter((one) => !there.has(one));
}

export function repeatedIn(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.size === seen.add(one).size);
}
