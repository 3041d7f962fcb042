import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Found upward, because compiled code runs from dist/tools/local. */
export const repositoryFolder = findRepository(__dirname);

/** What outlives a run and is the same for every run: jars, the Python environment, class archives. */
export const cacheFolder = join(repositoryFolder, '.portfel', 'cache');

/** Fills a cache folder beside its place and moves it there complete, so an interrupted run leaves nothing half done. */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = await mkdtemp(join(cacheFolder, `${name}.unfinished-`));
  try {
    await fill(unfinished);
    await rename(unfinished, folder).catch((error: Error) => {
      // Another run filled the same cache in the meantime; its result is as good.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

function findRepository(from: string): string {
  const file = join(from, 'package.json');
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'portfel') return from;
  if (dirname(from) === from) throw new Error('There is no package.json of portfel above tools/local.');
  return findRepository(dirname(from));
}
