import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until every health page says ready. @throws Error naming who is not, and why */
export async function untilReady(internalUrls: Readonly<Record<string, string>>, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (const [name, url] of Object.entries(internalUrls)) {
    for (let state = await readiness(url); state !== 'ready'; state = await readiness(url)) {
      if (Date.now() > deadline) throw new Error(`${name} is not ready after ${withinMs / 1_000} s: ${state}`);
      await sleep(100);
    }
  }
}

/** `ready`, or what the health page says instead. */
export async function readiness(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    return response.ok ? 'ready' : await response.text();
  } catch (error) {
    return (error as Error).message;
  }
}
