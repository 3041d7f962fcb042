import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outsideHome } from './postgres/postgres-home';

/** Removes the data of the parts that were started with this folder. They must be stopped. */
export async function removeData(folder: string): Promise<void> {
  await rm(outsideHome(join(folder, 'postgres')), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
