import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../local/local';
import { minimalEnvironment } from '../environment.config';
import type { Environment, ServiceName } from './environments';

const dist = join(repositoryFolder, 'dist');

export interface ServiceProcess {
  readonly name: ServiceName;
  readonly pid: number;
  readonly running: boolean;
  /** Resolves when the process is gone, and says how it went. */
  readonly gone: Promise<ProcessEnd>;
  /** At once, as a crash would. Resolves when the process is gone. */
  killHard(): Promise<void>;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
  /** SIGSTOP, SIGCONT and the like; returns at once. */
  signal(signal: NodeJS.Signals): void;
  /** To an entry that listens on its IPC channel. */
  tell(message: object): void;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ProcessOptions {
  /** Names the log file, when a service has several instances. */
  readonly instance?: string;
  /** Below dist, with its arguments; instead of the service's own main. The process gets an IPC channel. */
  readonly entry?: readonly [script: string, ...args: string[]];
}

/** Starts one service as its own process, the way a container does; its log goes to a file. */
export function startProcess(
  name: ServiceName,
  env: Environment,
  logFolder: string,
  { instance = name, entry }: ProcessOptions = {},
): ServiceProcess {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(join(logFolder, `${instance}.log`), { flags: 'a' });
  const [script, ...args] = entry ?? [join('apps', name, 'src/main.js')];
  const child = spawn(process.execPath, [join(dist, script), ...args], {
    env: { ...minimalEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(entry ? ['ipc' as const] : [])],
    detached: true,
  });
  child.stdout!.pipe(log, { end: false });
  child.stderr!.pipe(log, { end: false });
  const gone = new Promise<ProcessEnd>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  return {
    name,
    pid: child.pid!,
    gone,
    get running() {
      return isRunning(child);
    },
    killHard: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      if (isRunning(child)) child.kill('SIGTERM');
      return (await gone).code;
    },
    signal: (signal) => void child.kill(signal),
    // A process that has just died cannot be told anything; whoever waits for it learns that from `gone`.
    tell: (message) => void (child.connected && child.send(message, () => undefined)),
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
