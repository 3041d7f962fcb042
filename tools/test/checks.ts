import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryFolder as root } from '../local/local';
import type { Totals } from './totals';

export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** What a person does about a failure. */
  readonly cure: string;
}

const bin = (path: string, ...args: string[]) => [process.execPath, join(root, 'node_modules', path), ...args];

/** What can be told from the source alone. Each counts as one test. */
export const checks: readonly Check[] = [
  {
    name: 'format',
    command: bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    cure: 'npm run format',
  },
  { name: 'lint', command: bin('eslint/bin/eslint.js', '.'), cure: 'correct what is named above' },
  { name: 'types', command: bin('typescript/bin/tsc', '-p', 'tsconfig.json'), cure: 'correct what is named above' },
  {
    name: 'types of web',
    command: bin('typescript/bin/tsc', '-p', 'apps/web/tsconfig.json', '--noEmit'),
    cure: 'correct what is named above',
  },
  {
    name: 'generated files',
    command: [process.execPath, join(root, 'dist/tools/generate/main.js'), '--check'],
    cure: 'npm run generate, and commit what changed',
  },
  { name: 'dead code', command: bin('knip/bin/knip.js', '--no-progress'), cure: 'remove it, or use it' },
];

export async function runCheck(check: Check): Promise<Totals> {
  console.log(`— ${check.name}`);
  const [program, ...args] = check.command as [string, ...string[]];
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return { passed: 1, failed: 0 };
  console.log(`FAILED: ${check.name}. Next: ${check.cure}`);
  return { passed: 0, failed: 1 };
}
