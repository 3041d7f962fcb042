import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPart, LocalParts } from '../../local/local-part';
import { startKafka } from '../../local/kafka/start-kafka';
import { startPostgres } from '../../local/postgres/start-postgres';

export type PartName = 'kafka' | 'postgres';

/** The broker and the database server as processes that can be frozen, killed and started again in their place. */
export class Parts {
  private readonly restarted = new Map<string, LocalPart>();

  constructor(
    private readonly local: LocalParts,
    private readonly folder: string,
  ) {}

  kill(name: PartName): number {
    const { pid } = this.part(name);
    this.part(name).kill('SIGKILL');
    return pid;
  }

  /** Every process of the part: a postmaster has children that go on answering without it. */
  freeze(name: PartName): number {
    const pids = this.pids(name);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    return pids.length;
  }

  thaw(name: PartName): void {
    for (const pid of this.pids(name)) process.kill(pid, 'SIGCONT');
  }

  /** On the same port with the same data. */
  async restart(name: PartName): Promise<void> {
    const { port } = this.part(name);
    await this.part(name).stop();
    const options = { folder: join(this.folder, name), port, log: () => undefined };
    this.restarted.set(name, name === 'kafka' ? await startKafka(options) : await startPostgres(options));
  }

  async stop(): Promise<void> {
    for (const name of ['kafka', 'postgres'] as const) this.thaw(name);
    await Promise.all([...this.restarted.values()].map((part) => part.stop()));
    await this.local.stop();
  }

  pids(name: PartName): number[] {
    const { pid } = this.part(name);
    return isThere(pid) ? [pid, ...childrenOf(pid)] : [];
  }

  private part(name: PartName): LocalPart {
    return this.restarted.get(name) ?? this.local.parts.find((part) => part.name === name)!;
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && stat(pid)?.parent === parent);
}

function isThere(pid: number): boolean {
  const state = stat(pid)?.state;
  return state !== undefined && state !== 'Z';
}

/** `T` = stopped, `S` = sleeping, …; of the process table, so Linux only. */
export function stateOf(pid: number): string | undefined {
  return stat(pid)?.state;
}

/** Resident memory in megabytes. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}

function stat(pid: number): { state: string; parent: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: state!, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
