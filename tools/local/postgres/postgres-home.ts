import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { repositoryFolder } from '../folders';
import { runCommand } from '../process/run-command';

export interface PostgresHome {
  /** The server refuses to run as root; then it runs as this user. */
  user?: { uid: number; gid: number };
  /** Holds the data: the part's own folder, or the one outside when the user cannot reach that. */
  dataHome: string;
}

/** A place that every user reaches, for this clone. As root the clone often lies in /root, which nobody else enters. */
export const reachableFolder = join('/var/tmp', `portfel-${shortHash(repositoryFolder)}`);

export async function postgresHome(folder: string): Promise<PostgresHome> {
  if (process.getuid?.() !== 0) return { dataHome: folder };
  const dataHome = (await isReachable(join(folder, 'data'))) ? folder : outsideHome(folder);
  return { user: await serverUser(dataHome), dataHome };
}

export function outsideHome(folder: string): string {
  return join(reachableFolder, `data-${shortHash(folder)}`);
}

/** Whether every folder above lets others pass. */
export async function isReachable(path: string): Promise<boolean> {
  const parent = dirname(path);
  if (parent === path) return true;
  const { mode } = await stat(parent);
  return (mode & 0o001) !== 0 && isReachable(parent);
}

/** Makes a folder in a place where everybody may write, and refuses one that somebody else put there. */
export async function makeReachableFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const made = await lstat(folder);
  if (!made.isDirectory() || made.uid !== process.getuid?.()) {
    throw new CannotStart('Postgres', `${folder} belongs to somebody else.`, `Remove ${folder}, then try again.`);
  }
  await chmod(folder, 0o755);
}

async function serverUser(dataHome: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(join(dataHome, 'data')).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = Number((await runCommand('id', ['-u', name])).stdout);
    const gid = Number((await runCommand('id', ['-g', name])).stdout);
    if (uid && gid) return { uid, gid };
  }
  throw new CannotStart(
    'Postgres',
    'it does not run as root, and this machine has neither a user postgres nor a user nobody.',
    'Create one (useradd --system postgres), or run the command as another user than root.',
  );
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
