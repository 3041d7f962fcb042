import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

/** A text file of the project; the path counts from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const BINARY = /\.(png|ico|jpg|woff2|jar)$/;

/** Every file that is, or would be, in a commit; also when it is new. */
export function projectFiles(): SourceFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  return [...new Set(list.toString().split('\0'))]
    .filter((path) => path && !BINARY.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Files matching a pattern, for rules about one kind of file. */
export const matching = (files: readonly SourceFile[], pattern: RegExp) =>
  files.filter(({ path }) => pattern.test(path));

/** `SignUp` → `sign-up` */
export const toStem = (pascal: string) => pascal.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** `sign-up` → `SignUp` */
export const toPascal = (stem: string) =>
  stem.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
