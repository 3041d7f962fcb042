import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inheritedEnvironment } from '../environment.config';
import { repositoryFolder as root } from '../local/local';
import type { Totals } from './totals';

/** From the quickest answer to the slowest. */
export const LEVELS = ['unit', 'contract', 'route', 'architecture', 'int', 'component', 'e2e', 'browser'] as const;
export type LevelName = (typeof LEVELS)[number];

const CORES = availableParallelism();

/**
 * Spec files at once: one on each core where a file only computes; more where it waits, for a broker, a bank, a page. Each
 * file of `e2e` has a platform of its own, for which a big machine has no more memory than a small one.
 */
const FILES_AT_ONCE: Partial<Record<LevelName, number>> = { int: 2 * CORES, e2e: 3, browser: 3 };

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Spec files that did not even run. */
  readonly numRuntimeErrorTestSuites: number;
}

/** Runs one level and counts what jest counted. A level that crashed, or ran nothing it should have, has failed. */
export async function runLevel(
  level: LevelName,
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<Totals> {
  console.log(`— ${level}`);
  const report = join(folder, `${level}.json`);
  const args = ['--selectProjects', level, '--json', '--outputFile', report, '--forceExit', '--passWithNoTests'];
  args.push('--maxWorkers', String(FILES_AT_ONCE[level] ?? CORES));
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, ['--no-warnings', jest, ...args], {
    cwd: root,
    env: { ...inheritedEnvironment(), ...env },
    // The report goes to its file; what people read goes to stderr.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counted = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
  return { passed: counted.numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) };
}
