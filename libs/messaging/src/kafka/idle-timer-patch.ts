import { createHash } from 'node:crypto';

/** Fingerprint of the upstream methods this patch replaces (kafkajs 2.2.4). */
const PATCHED_SOURCE = '092ac7d5d3b27051';
const MIN_WAIT_MS = 10;
/** A request may wait as much longer than its time-out, of many seconds. */
const TIMEOUT_CHECK_EVERY_MS = 1_000;

interface RequestQueue {
  pending: unknown[];
  inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  requestTimeoutIntervalId: NodeJS.Timeout | null;
  enforceRequestTimeout: boolean;
  isConnected(): boolean;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
  destroy(): void;
}

// kafkajs exports no types for its inside.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const queueClass = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
const { scheduleCheckPendingRequests, scheduleRequestTimeoutCheck } = queueClass.prototype;

/** Two timers of kafkajs that wake a process that has nothing to do, at a pace that costs nothing. */
export function patchIdleTimers(): void {
  /**
   * Upstream re-arms this one every millisecond for ever, also when nothing is pending: 2.7 % of a core per idle
   * process. Here it sleeps at least 10 ms while something is pending and is not armed when nothing is.
   * Requests do not depend on it: a fulfilled or timed-out request looks at the queue itself.
   */
  queueClass.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.throttleCheckTimeoutId || this.pending.length === 0) return;
    const waitMs = Math.max(this.throttledUntil - Date.now(), MIN_WAIT_MS);
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, waitMs);
  };

  /** Upstream looks every 100 ms for requests out of time, on each of the five or more connections of a process. */
  queueClass.prototype.scheduleRequestTimeoutCheck = function (this: RequestQueue) {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(() => {
      const now = Date.now();
      const late = [...this.inflight.values()].filter((one) => now - one.sentAt > one.requestTimeout);
      for (const request of late) request.timeoutRequest();
      if (!this.isConnected()) this.destroy();
    }, TIMEOUT_CHECK_EVERY_MS);
  };
}

/** Whether the installed kafkajs still has the methods this patch was written for. */
export function upstreamIsKnown(): boolean {
  return fingerprint(`${scheduleCheckPendingRequests}${scheduleRequestTimeoutCheck}`) === PATCHED_SOURCE;
}

export function fingerprint(source: string): string {
  return createHash('sha256').update(source.replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
}
