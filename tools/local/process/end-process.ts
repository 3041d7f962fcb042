import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity';

/** Asks by `signal`, insists by SIGKILL after `withinMs`, and resolves when the process is gone. */
export async function endProcess(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  const identity = await processIdentity(pid);
  if (!identity) return;
  send(pid, signal);
  if (await isGone(pid, identity, withinMs)) return;
  send(pid, 'SIGKILL');
  if (await isGone(pid, identity, 10_000)) return;
  throw new Error(`Process ${pid} does not end, not even by SIGKILL.`);
}

/** Sends a signal to a process that may have ended meanwhile. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, identity: string, withinMs: number): Promise<boolean> {
  const deadlineMs = Date.now() + withinMs;
  while ((await processIdentity(pid)) === identity) {
    if (Date.now() > deadlineMs) return false;
    await delay(20);
  }
  return true;
}
