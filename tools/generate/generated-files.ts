import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Path from the root of the repository → content. */
export type GeneratedFiles = ReadonlyMap<string, string>;

export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'changed' | 'stale';
}

/** Where the tree differs from what was generated just now; `stale` lies in an owned folder and nothing generates it. */
export function differences(root: string, files: GeneratedFiles, ownedFolders: readonly string[]): Difference[] {
  const found: Difference[] = [];
  for (const [path, content] of files) {
    const file = join(root, path);
    if (!existsSync(file)) found.push({ path, what: 'missing' });
    else if (readFileSync(file, 'utf8') !== content) found.push({ path, what: 'changed' });
  }
  for (const folder of ownedFolders) {
    for (const path of filesBelow(root, folder)) if (!files.has(path)) found.push({ path, what: 'stale' });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function writeFiles(root: string, files: GeneratedFiles, found: readonly Difference[]): void {
  for (const { path, what } of found) {
    const file = join(root, path);
    if (what === 'stale') {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, files.get(path)!);
  }
}

/** Every file below a folder, as paths from the root with forward slashes. */
export function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

/** JSON as the generated files have it. */
export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A copy whose keys are in alphabetical order, so that the order of declaration changes no file. */
export function byKey<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
