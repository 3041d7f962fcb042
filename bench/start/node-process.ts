import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../../tools/local/local';
import { minimalEnvironment } from '../../tools/environment.config';
import type { Environment } from '../../tools/platform/environments';

export interface NodeProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

export interface NodeProcessOptions {
  /** Below dist. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Environment;
  /** Takes what the process writes, without a pipe through us: that would be our work, not the side's. */
  readonly logFolder: string;
}

/** The log goes with the folder of a run, so what matters of it is told at once. */
const LAST_LINES = 20;

/** Starts compiled code of ours, or of a peer, as a process of its own. */
export function startNode({ script, args = [], env, logFolder }: NodeProcessOptions): NodeProcess {
  mkdirSync(logFolder, { recursive: true });
  const logFile = join(logFolder, `${[script, ...args].join('-').replaceAll('/', '-')}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [join(repositoryFolder, 'dist', script), ...args], {
    env: { ...minimalEnvironment(), ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const tellWhy = (code: number | null, signal: string | null) => {
    const last = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
    console.error(`${script} ended by itself (${signal ?? code}); its last words:\n${last}`);
  };
  child.once('exit', tellWhy);
  const killWithUs = () => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  return {
    pid: child.pid!,
    stop: async () => {
      child.off('exit', tellWhy);
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(kill);
      process.off('exit', killWithUs);
    },
  };
}
