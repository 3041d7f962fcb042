import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CannotStart } from '../cannot-start';
import type { LocalPart, Log } from '../local-part';
import { partEnvironment } from '../local.config';
import { requireFreePorts } from '../ports';
import { dieWithUs } from './die-with-us';
import { endProcess, send } from './end-process';
import { stopOnExit } from './stop-on-exit';
import { removePidFile, stopLeftover, writePidFile } from './pid-file';
import { lastLines } from './run-command';

export interface PartProcess {
  name: string;
  /** Keeps the pid file and the output. */
  folder: string;
  program: string;
  args: string[];
  port: number;
  /** Besides ours. */
  env?: Readonly<Record<string, string>>;
  user?: { uid: number; gid: number };
  stopSignal?: NodeJS.Signals;
  stopWithinMs?: number;
  readyWithinMs?: number;
  /** A real request to the part. It throws until the part answers as it should. */
  probe(): Promise<void>;
  log: Log;
}

/** Before anything of a part is touched: nothing of an earlier run lives in its folder, and its ports are free. */
export async function prepareFolder(thing: string, folder: string, ports: number[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await stopLeftover(thing, folder);
  await requireFreePorts(thing, ports);
}

export async function startPart(part: PartProcess): Promise<LocalPart> {
  const { name, folder, port, stopSignal = 'SIGTERM', stopWithinMs = 10_000 } = part;
  const startedAtMs = Date.now();
  const command = await dieWithUs(part, stopSignal);
  const logFile = join(folder, `${name}.log`);
  const output = openSync(logFile, 'a');
  const outputBefore = fstatSync(output).size;
  // Detached: Ctrl-C in a terminal reaches us only, and we end the parts in order.
  const child = spawn(command.program, command.args, {
    // Another user may be unable to enter our folder.
    cwd: part.user ? '/' : folder,
    env: { ...partEnvironment(), ...part.env },
    detached: true,
    stdio: ['ignore', output, output],
    ...part.user,
  });
  closeSync(output);
  const pid = await pidOf(child, name, part.program);
  const forget = stopOnExit(pid, stopSignal);
  child.once('exit', forget);
  await writePidFile(folder, pid, stopSignal);

  const stop = async () => {
    await endProcess(pid, stopSignal, stopWithinMs);
    forget();
    await removePidFile(folder);
  };
  try {
    await untilReady(part, child);
  } catch (error) {
    await stop();
    const written = readFileSync(logFile).subarray(outputBefore).toString();
    throw new CannotStart(
      name,
      `${(error as Error).message}\n${lastLines(written) || '  (it wrote nothing)'}`,
      `Its whole output is in ${logFile}.`,
    );
  }
  part.log(`${name}: ready on 127.0.0.1:${port} after ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
  return { name, port, pid, stop, kill: (signal) => send(pid, signal) };
}

async function untilReady(part: PartProcess, child: ChildProcess): Promise<void> {
  const withinMs = part.readyWithinMs ?? 60_000;
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}.`);
    if (child.signalCode !== null) throw new Error(`it was ended by ${child.signalCode}.`);
    const refusal = await part.probe().then(
      () => undefined,
      (error: Error) => error,
    );
    if (!refusal) return;
    if (Date.now() > deadlineMs) throw new Error(`it did not answer within ${withinMs / 1000} s: ${refusal.message}`);
    await delay(50);
  }
}

function pidOf(child: ChildProcess, name: string, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number));
    child.once('error', (error) =>
      reject(new CannotStart(name, error.message, `Look whether ${program} exists and may be run.`)),
    );
  });
}
