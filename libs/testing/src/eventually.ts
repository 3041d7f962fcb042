import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `probe` no longer throws and returns what it returned.
 * @throws the probe's own last failure, so that the test says what was still wrong
 */
export async function eventually<T>(probe: () => Promise<T> | T, options: { withinMs?: number } = {}): Promise<T> {
  const { withinMs = 10_000 } = options;
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > deadline) {
        (error as Error).message = `after ${withinMs} ms still: ${(error as Error).message}`;
        throw error;
      }
      await sleep(25);
    }
  }
}
