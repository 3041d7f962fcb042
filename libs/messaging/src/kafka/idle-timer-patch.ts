import { createHash } from 'node:crypto';

/** Fingerprint of the upstream method this patch replaces (kafkajs 2.2.4). */
const PATCHED_SOURCE = '7d92229d975481c5';
const MIN_WAIT_MS = 10;

interface RequestQueue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

// kafkajs exports no types for its inside.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const queueClass = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
const upstream = queueClass.prototype.scheduleCheckPendingRequests;

/**
 * kafkajs re-arms this timer every millisecond for ever, also when nothing is pending: 2.7 % of a core per idle
 * process. Here it sleeps at least 10 ms while something is pending and is not armed when nothing is.
 * Requests do not depend on it: a fulfilled or timed-out request looks at the queue itself.
 */
export function patchIdleTimer(): void {
  queueClass.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.throttleCheckTimeoutId || this.pending.length === 0) return;
    const waitMs = Math.max(this.throttledUntil - Date.now(), MIN_WAIT_MS);
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, waitMs);
  };
}

/** Whether the installed kafkajs still has the method this patch was written for. */
export function upstreamIsKnown(): boolean {
  return fingerprint(upstream.toString()) === PATCHED_SOURCE;
}

export function fingerprint(source: string): string {
  return createHash('sha256').update(source.replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
}
