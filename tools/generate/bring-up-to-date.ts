import { assertCompatible } from './events/wire-baseline';
import { differences, writeFiles, type GeneratedFiles } from './generated-files';

export interface Options {
  /** Everything in these folders is generated; a file that nothing generates any more is removed. */
  readonly ownedFolders: readonly string[];
  /** Only whether everything is up to date. */
  readonly check: boolean;
}

/** Makes the tree what was generated, and tells what that changed. Nothing is written when anything is refused. */
export function bringUpToDate(root: string, files: GeneratedFiles, { ownedFolders, check }: Options): string[] {
  assertCompatible(root, files);
  const found = differences(root, files, ownedFolders);
  if (found.length === 0) return [`${files.size} generated files are up to date.`];
  if (check) {
    const list = found.map(({ path, what }) => `  ${what} ${path}`).join('\n');
    throw new Error(`Generated files differ from the code:\n${list}\nRun \`npm run generate\` and commit the result.`);
  }
  writeFiles(root, files, found);
  return found.map(({ path, what }) => `${what === 'stale' ? 'removed' : 'written'} ${path}`);
}
