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
  /** At once, as a crash would. Resolves when the process is gone. */
  killHard(): Promise<void>;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
}

/** Starts one service as its own process, the way a container does; its log goes to a file. */
export function startProcess(name: ServiceName, env: Environment, logFolder: string): ServiceProcess {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' });
  const child = spawn(process.execPath, [join(dist, 'apps', name, 'src/main.js')], {
    env: { ...minimalEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    name,
    pid: child.pid!,
    get running() {
      return isRunning(child);
    },
    killHard: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      if (isRunning(child)) child.kill('SIGTERM');
      return await gone;
    },
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
