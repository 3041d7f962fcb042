import type { Client } from '../client';
import type { WhileItLasts } from '../invariants/while-it-lasts';
import type { LedgerOfTruth } from '../ledger-of-truth';
import type { Load } from '../load';
import type { PlannedRow } from '../plan';
import type { FaultPlatform } from '../platform/fault-platform';

export interface RowContext {
  readonly platform: FaultPlatform;
  readonly load: Load;
  readonly truth: LedgerOfTruth;
  readonly client: Client;
  readonly planned: PlannedRow;
  /** Shorter waits; the fault is the same. */
  readonly short: boolean;
  readonly progress: (line: string) => void;
  /** Something a row itself has to see hold while its fault lasts. */
  red(invariant: WhileItLasts, evidence: string): void;
}

/** That a fault has happened, by facts that can be looked up. */
export interface Bite {
  readonly times: number;
  readonly seen: readonly string[];
  /** From healed to the first request done from end to end. */
  readonly worstRecoverySeconds?: number;
}

/** One kind of fault, injected while the load runs. */
export interface Row {
  readonly name: string;
  readonly sentence: string;
  /** Without settling; to tell people how long it takes. */
  readonly durationSeconds: number;
  /** Among the few that `npm test` runs. */
  readonly short: boolean;
  run(context: RowContext): Promise<Bite>;
}

/** The machine does not allow this fault: neither a success nor a failure. */
export class NotPossibleHere extends Error {}

/** The fault did not happen, so that nothing was learnt. */
export class DidNotBite extends Error {}
