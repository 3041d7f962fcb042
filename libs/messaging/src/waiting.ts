import { setTimeout as delay } from 'node:timers/promises';

/** A failure that may pass is tried again at once this often; after that its partition is paused. */
export const ATTEMPTS_IN_PLACE = 3;

/** Exponential with full jitter: 50 ms × 2^attempt at most, never above `maxMs`. */
export function backoffMs(attempt: number, maxMs = 5_000): number {
  return Math.ceil(Math.random() * Math.min(maxMs, 50 * 2 ** Math.min(attempt, 20)));
}

/** Sleeps, or rejects as soon as the signal aborts. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : undefined);
}
