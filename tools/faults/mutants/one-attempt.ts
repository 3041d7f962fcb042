import type { BatchHandler, IncomingRecord } from '@portfel/messaging';

/**
 * Each record alone, tried once: the signal that ends the runner's own retries comes right after the first try began.
 * @param failed what a mistaken consumer does then, before it goes on
 */
export function oneAttempt(handler: BatchHandler, failed: (record: IncomingRecord) => Promise<void>): BatchHandler {
  return async (records, signal) => {
    for (const record of records) {
      signal.throwIfAborted();
      const once = new AbortController();
      setTimeout(() => once.abort(), 1);
      try {
        await handler([record], once.signal);
      } catch {
        await failed(record);
      }
    }
  };
}
