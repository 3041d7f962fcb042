import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { processIdentity } from './process-identity';
import { endProcess } from './end-process';

interface RecordedProcess {
  pid: number;
  identity: string;
}

/** A started part and the process that started it. */
interface PidRecord extends RecordedProcess {
  owner: RecordedProcess;
  stopSignal: NodeJS.Signals;
}

export async function writePidFile(folder: string, pid: number, stopSignal: NodeJS.Signals): Promise<void> {
  const [identity, ownerIdentity] = await Promise.all([processIdentity(pid), processIdentity(process.pid)]);
  // Without an identity the process has ended already; the caller notices that by itself.
  if (!identity) return;
  const record: PidRecord = { pid, identity, stopSignal, owner: { pid: process.pid, identity: ownerIdentity ?? '' } };
  await writeFile(`${pidFile(folder)}.new`, JSON.stringify(record));
  await rename(`${pidFile(folder)}.new`, pidFile(folder));
}

export async function removePidFile(folder: string): Promise<void> {
  await rm(pidFile(folder), { force: true });
}

/** Ends what an earlier run left behind in this folder because it was itself ended by force. */
export async function stopLeftover(thing: string, folder: string): Promise<void> {
  const record = await readPidFile(folder);
  if (!record) return;
  if (await isAlive(record)) {
    if (record.owner.pid !== process.pid && (await isAlive(record.owner))) {
      throw new CannotStart(
        thing,
        `process ${record.owner.pid} is using ${folder} right now.`,
        `End it first (kill ${record.owner.pid}), or wait until it is done.`,
      );
    }
    await endProcess(record.pid, record.stopSignal, 10_000);
  }
  await removePidFile(folder);
}

async function isAlive(recorded: RecordedProcess): Promise<boolean> {
  return (await processIdentity(recorded.pid)) === recorded.identity;
}

async function readPidFile(folder: string): Promise<PidRecord | undefined> {
  const text = await readFile(pidFile(folder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as PidRecord);
}

function pidFile(folder: string): string {
  return join(folder, 'process.pid');
}
