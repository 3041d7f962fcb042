import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalPart } from '../../local/local-part';
import { startKafka } from '../../local/kafka/start-kafka';
import { postgresHome } from '../../local/postgres/postgres-home';
import { startPostgres } from '../../local/postgres/start-postgres';
import { send } from '../../local/process/end-process';
import { runCommand } from '../../local/process/run-command';
import { startBankPart } from '../../platform/bank-part';
import type { PreparedLocal } from '../../platform/prepare-local';
import { secretsIn } from '../../platform/secrets';
import { LosingDisk } from './losing-disk';

const PARTS = ['kafka', 'postgres', 'bank'] as const;
/** As much as a database and its log of changes may grow in a run; the image takes what is used. */
const POSTGRES_MEGABYTES = 4_096;
export type PartName = (typeof PARTS)[number];

/** The broker, the database server and the simulated bank as processes that can be frozen, killed and started again in their place. */
export class Parts {
  private readonly restarted = new Map<string, LocalPart>();
  private disk?: LosingDisk;

  constructor(
    private readonly prepared: PreparedLocal,
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

  thawAll(): void {
    for (const name of PARTS) this.thaw(name);
  }

  /** On the same port with the same data. */
  async restart(name: PartName): Promise<void> {
    await this.part(name).stop();
    this.restarted.set(name, await this.start(name));
  }

  /** Whether the power of the database server's disk can be cut on this machine. @returns why not */
  async whyNoPowerCut(): Promise<string | undefined> {
    return await LosingDisk.whyNot(this.folder);
  }

  /** The data of the database server go to a disk whose power can be cut. */
  async movePostgres(): Promise<void> {
    const { user, dataHome } = await postgresHome(join(this.folder, 'postgres'));
    const data = join(dataHome, 'data');
    await this.part('postgres').stop();
    const [image, elsewhere] = [join(this.folder, 'postgres.img'), join(this.folder, 'postgres-disk')];
    this.disk = await LosingDisk.make(image, elsewhere, POSTGRES_MEGABYTES, user);
    cpSync(data, elsewhere, { recursive: true, preserveTimestamps: true });
    if (user) await runCommand('chown', ['-R', `${user.uid}:${user.gid}`, elsewhere]);
    await this.disk.moveTo(data);
    this.restarted.set('postgres', await this.start('postgres'));
  }

  /** At once: the disk first, then every process of the server. Afterwards the disk is there again, and the server is not. */
  async cutPower(): Promise<{ what: string[]; by: string }> {
    const pids = this.pids('postgres');
    return await this.disk!.cutPower(async () => {
      for (const pid of [...new Set([...pids, ...this.pids('postgres')])]) send(pid, 'SIGKILL');
      while (pids.some(isThere)) await sleep(10);
    });
  }

  async stop(): Promise<void> {
    this.thawAll();
    await Promise.all([...this.restarted.values()].map((part) => part.stop()));
    await this.prepared.parts.stop();
    await this.disk?.unmount();
  }

  pids(name: PartName): number[] {
    const { pid } = this.part(name);
    return isThere(pid) ? [pid, ...childrenOf(pid)] : [];
  }

  private part(name: PartName): LocalPart {
    return this.restarted.get(name) ?? this.prepared.parts.parts.find((part) => part.name === name)!;
  }

  private async start(name: PartName): Promise<LocalPart> {
    const place = { folder: join(this.folder, name), port: this.part(name).port, log: () => undefined };
    switch (name) {
      case 'kafka':
        return await startKafka(place);
      case 'postgres':
        return await startPostgres(place);
      case 'bank': {
        const secrets = secretsIn(join(this.folder, 'secrets.json'));
        return await startBankPart({ ...place, gatewayUrl: this.prepared.gatewayUrl, secrets });
      }
    }
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
