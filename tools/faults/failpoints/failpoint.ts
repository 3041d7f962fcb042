/** What a service process under test can be told to do wrong, by its parent over IPC. Plain data: it crosses a process. */
export type Failpoint =
  /** SIGKILL to itself right after the n-th commit from now: inbox, state and outbox are there, nothing was sent. */
  | { readonly kind: 'kill-after-commit'; readonly nth: number }
  /** SIGKILL to itself right after the broker acknowledged the n-th event: sent, and its outbox row still there. */
  | { readonly kind: 'kill-after-send'; readonly nth: number }
  /** The handler of this key fails for its own sake, every time. */
  | { readonly kind: 'fail-key'; readonly key: string }
  /** Transactions that fail to open, as a database in trouble refuses them; `share` of all, from 0 to 1. */
  | { readonly kind: 'refuse-transactions'; readonly share: number }
  /** Commits that take up to so much longer, so that transactions end in another order than they began; `share` as above. */
  | { readonly kind: 'slow-commits'; readonly share: number; readonly upToMs: number }
  /** What was committed is left to the sweeper, as if every process died between commit and send. */
  | { readonly kind: 'no-inline-publishing' };

/** What the parent says: all failpoints that are set from now on; the empty list heals. */
export interface Orders {
  readonly failpoints: readonly Failpoint[];
}

export const BUGS = [
  'acknowledge-before-work',
  'capture-keeps-the-hold',
  'check-then-insert',
  'commit-without-sync',
  'forget-before-acknowledged',
  'retry-at-the-tail',
  'outbox-by-last-id',
  'posted-again',
  'swallow-errors',
] as const;

/** A mistake planted on purpose, to see that the checks notice it. Chosen once, when a process starts. */
export type Bug = (typeof BUGS)[number];
