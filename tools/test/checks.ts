import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inheritedEnvironment } from '../environment.config';
import { repositoryFolder as root } from '../local/local';
import { runCommand } from '../local/process/run-command';
import type { Totals } from './totals';

export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** What a person does about a failure. */
  readonly cure: string;
}

const bin = (path: string, ...args: string[]) => [process.execPath, join(root, 'node_modules', path), ...args];

/** What can be told from the source alone, the longest first. Each counts as one test. */
export const checks: readonly Check[] = [
  { name: 'lint', command: bin('eslint/bin/eslint.js', '.'), cure: 'correct what is named above' },
  { name: 'types', command: bin('typescript/bin/tsc', '-p', 'tsconfig.json'), cure: 'correct what is named above' },
  {
    name: 'format',
    command: bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    cure: 'npm run format',
  },
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

/** As many at a time as the machine has cores; each on one core, and each says what it found when it is done. */
export async function runChecks(run: (check: Check) => Promise<void>): Promise<void> {
  const waiting = [...checks];
  const oneAfterTheOther = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await run(check);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterTheOther));
}

export async function runCheck(check: Check): Promise<Totals> {
  const [program, ...args] = check.command as [string, ...string[]];
  const { code, stdout, stderr } = await runCommand(program, args, {
    folder: root,
    environment: inheritedEnvironment(),
  });
  console.log(`— ${check.name}`);
  for (const text of [stdout.trim(), stderr.trim()]) if (text) console.log(text);
  if (code === 0) return { passed: 1, failed: 0 };
  console.log(`FAILED: ${check.name}. Next: ${check.cure}`);
  return { passed: 0, failed: 1 };
}
