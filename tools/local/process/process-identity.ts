import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command';

/**
 * Tells one process from a later one that got the same number: the time it started.
 * Undefined when there is no such process, or only its unburied remains.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<string | undefined> {
  const [stat, bootId] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
  ]);
  // The program's name may hold spaces and brackets; the fields after it are counted from its last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  return !startTime || state === 'Z' || state === 'X' ? undefined : `${bootId.trim()} ${startTime}`;
}

async function fromPs(pid: number): Promise<string | undefined> {
  const { stdout } = await runCommand('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  const [state = '', ...startTime] = stdout.trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : startTime.join(' ');
}
