import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Seconds of CPU that these processes and all below them have used, ended children included. */
export function cpuSeconds(roots: readonly number[]): number {
  const processes = new Map(readProcesses().map((one) => [one.pid, one]));
  const wanted = new Set(roots);
  // A parent's id may be higher than its child's, so this goes on until a pass finds nobody new.
  for (let found = true; found;) {
    found = false;
    for (const { pid, parent } of processes.values()) {
      if (wanted.has(pid) || !wanted.has(parent)) continue;
      wanted.add(pid);
      found = true;
    }
  }
  const ticks = [...wanted].map((pid) => processes.get(pid)?.ticks ?? 0);
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

interface ProcessTime {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function readProcesses(): ProcessTime[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

function readProcess(pid: number): ProcessTime | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in parentheses and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number];
    return { pid, parent: Number(fields[1]), ticks: user + system + endedUser + endedSystem };
  } catch {
    return undefined;
  }
}
