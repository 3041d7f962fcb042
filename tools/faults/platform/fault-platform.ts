import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, removeData, repositoryFolder } from '../../local/local';
import { prepareLocal, type PreparedLocal } from '../../platform/prepare-local';
import { bankFileIn } from '../../platform/bank-part';
import type { ServiceName } from '../../platform/environments';
import type { Bug } from '../failpoints/failpoint';
import { Databases } from '../observe/databases';
import { TopicObserver } from '../observe/topics';
import { Instances, INSTANCE_PORTS_NEEDED, type InstanceId } from './instances';
import { Parts } from './parts';

/** The platform of a fault run, and everything it is looked at with. */
export interface FaultPlatform {
  readonly prepared: PreparedLocal;
  readonly instances: Instances;
  readonly parts: Parts;
  readonly databases: Databases;
  readonly topics: TopicObserver;
  /** What the database server has written. */
  readonly postgresLog: string;
  /** What the simulated bank knows. */
  readonly bankFile: string;
  /** What the instances of a service have written, or all of them. */
  logLines(of?: ServiceName | InstanceId): string[];
  /** Why a process gave up, in its own words. */
  lastWords(of: InstanceId): string[];
  /** For reading after the run. @returns where they are kept */
  keepLogs(name: string): string;
  stop(): Promise<void>;
}

interface FaultPlatformOptions {
  readonly progress: (line: string) => void;
  readonly bug?: { readonly service: ServiceName; readonly bug: Bug };
}

const FIRST: readonly InstanceId[] = ['auth-1', 'user-1', 'wallet-1', 'notification-1', 'gateway-1', 'gateway-2'];

async function startFaultPlatform({ progress, bug }: FaultPlatformOptions): Promise<FaultPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'portfel-faults-'));
  const prepared = await prepareLocal({ folder, ports: 'free', log: progress });
  const parts = new Parts(prepared, folder);
  const postgresLog = join(folder, 'postgres', 'postgres.log');
  const bankFile = bankFileIn(join(folder, 'bank'));
  const logFolder = join(folder, 'logs');
  const extra = { wallet: { WALLET_ACCOUNTS_LIMIT: '1000000' } };
  const instances = new Instances(prepared, await freePorts(INSTANCE_PORTS_NEEDED), logFolder, extra, bug);
  // However our own process ends, nothing of it goes on.
  const killAll = () => instances.killAllNow();
  process.once('exit', killAll);
  const topics = new TopicObserver(prepared.parts.kafkaBrokers);
  const databases = new Databases(prepared);
  try {
    await instances.start(...FIRST);
    await Promise.all([topics.start(), databases.connect()]);
  } catch (error) {
    progress(lastLines(logFolder));
    await stop();
    throw error;
  }
  return { prepared, instances, parts, databases, topics, postgresLog, bankFile, logLines, lastWords, keepLogs, stop };

  function logLines(of?: string): string[] {
    return readdirSync(logFolder)
      .filter((file) => of === undefined || file === `${of}.log` || file.startsWith(`${of}-`))
      .flatMap((file) => readFileSync(join(logFolder, file), 'utf8').split('\n'));
  }

  function lastWords(of: InstanceId): string[] {
    const said = logLines(of).filter((line) => line.includes('"level":60') || (line !== '' && !line.startsWith('{')));
    return said.slice(-8).map((line) => line.slice(0, 300));
  }

  function keepLogs(name: string): string {
    const kept = join(repositoryFolder, '.portfel', 'faults', name);
    cpSync(logFolder, kept, { recursive: true });
    return kept;
  }

  async function stop(): Promise<void> {
    parts.thawAll();
    await Promise.all([topics.stop(), databases.close()]);
    await instances.stopAll();
    await parts.stop();
    process.removeListener('exit', killAll);
    await removeData(folder);
  }
}

/** A platform for as long as `use` takes, or until the run is interrupted; stopped in any case. */
export async function withFaultPlatform<T>(
  options: FaultPlatformOptions & { readonly signal: AbortSignal },
  use: (platform: FaultPlatform) => Promise<T>,
): Promise<T> {
  const platform = await startFaultPlatform(options);
  let interrupt!: () => void;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new Error('interrupted'));
  });
  options.signal.addEventListener('abort', interrupt);
  try {
    if (options.signal.aborted) interrupt();
    return await Promise.race([use(platform), interrupted]);
  } finally {
    options.signal.removeEventListener('abort', interrupt);
    await platform.stop();
  }
}

function lastLines(folder: string): string {
  return readdirSync(folder)
    .map((file) => `${file}: ${readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(-3).join('\n  ')}`)
    .join('\n');
}
