import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { lastLines, runCommand } from '../process/run-command';
import { makeReachableFolder, reachableFolder, type PostgresHome } from './postgres-home';

/** Makes the cluster when there is none and returns the password of its administrator, `postgres`. */
export async function ensureCluster(folder: string, binaries: string, home: PostgresHome): Promise<string> {
  const passwordFile = join(folder, 'admin-password');
  const kept = await readFile(passwordFile, 'utf8').catch(() => undefined);
  if (kept) return kept;

  if (home.dataHome !== folder) {
    await makeReachableFolder(reachableFolder);
    await makeReachableFolder(home.dataHome);
  }
  const dataFolder = join(home.dataHome, 'data');
  const unfinished = `${dataFolder}.unfinished`;
  // The password is written last: without it the data are a remainder of something interrupted or removed.
  await rm(dataFolder, { recursive: true, force: true });
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const initialPasswordFile = join(home.dataHome, 'initial-password');
  await writeFile(initialPasswordFile, password, { mode: 0o600 });
  if (home.user) {
    await chown(unfinished, home.user.uid, home.user.gid);
    await chown(initialPasswordFile, home.user.uid, home.user.gid);
  }
  const { code, stdout, stderr } = await runCommand(
    join(binaries, 'initdb'),
    [
      ...['--pgdata', unfinished, '--username', 'postgres', '--pwfile', initialPasswordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      // Sorting does not depend on what the machine has installed.
      ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ],
    { folder: home.dataHome, user: home.user },
  );
  await rm(initialPasswordFile, { force: true });
  if (code !== 0) {
    throw new CannotStart(
      'Postgres',
      `its data folder could not be made.\n${lastLines(stdout + stderr)}`,
      `See ${folder}.`,
    );
  }
  await rename(unfinished, dataFolder);
  await writeFile(`${passwordFile}.new`, password, { mode: 0o600 });
  await rename(`${passwordFile}.new`, passwordFile);
  return password;
}
