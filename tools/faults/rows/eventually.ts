import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a probe gives something; undefined when it does not in time. */
export async function eventually<T>(
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs: number,
  everyMs = 150,
): Promise<T | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await Promise.resolve()
      .then(probe)
      .catch(() => undefined);
    if (found) return found;
    if (Date.now() > deadline) return undefined;
    await sleep(everyMs);
  }
}
