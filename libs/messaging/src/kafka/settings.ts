import type { RetryOptions } from 'kafkajs';

/** Long enough that a broker restart rejects no send and crashes no consumer; short enough to be back in a second. */
export const KAFKA_RETRY: RetryOptions = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 60 };

/** A waiting fetch is answered as soon as data is there. This is what stop, resume and rebalance may have to wait, and what rest costs. */
export const MAX_WAIT_MS = 1_000;
export const SESSION_TIMEOUT_MS = 6_000;
export const HEARTBEAT_MS = 2_000;
export const COMMIT_EVERY_MS = 1_000;
/** Neither a fetch nor work for this long: the consumer has died without saying so. */
export const STALLED_AFTER_MS = 30_000;
export const PROBE_EVERY_MS = 5_000;
/** A broker that answers so often in a row while the consumer stays silent: half a minute to come back by itself. */
export const STALLED_PROBES = 6;
