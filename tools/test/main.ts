import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData } from '../local/local';
import { runCheck, runChecks } from './checks';
import { runFaults } from './faults';
import { LEVELS, runLevel, type LevelName } from './levels';
import { prepareFor } from './prepare';
import { closingLine, type Totals } from './totals';

const asked = process.argv.slice(2);

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.name === 'CannotStart' ? error.message : error);
  console.log(closingLine({ passed: 0, failed: 1 }));
  process.exit(1);
});

/**
 * `npm test`: everything. `npm test -- unit e2e`: only these levels; `checks`: what needs no running code; `faults`: the
 * short fault run.
 */
async function main(): Promise<void> {
  const known = ['checks', ...LEVELS, 'faults'];
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`npm test knows: ${known.join(' ')}; not: ${unknown.join(' ')}`);
  const wanted = (name: string) => asked.length === 0 || asked.includes(name);
  const levels = LEVELS.filter(wanted);
  const folder = mkdtempSync(join(tmpdir(), 'portfel-test-'));
  const results: [string, Totals, number][] = [];
  const note = async (name: string, run: () => Promise<Totals>) => {
    const startedAt = Date.now();
    const totals = await run();
    results.push([name, totals, (Date.now() - startedAt) / 1_000]);
  };

  if (wanted('checks')) await runChecks((check) => note(check.name, () => runCheck(check)));
  const parts = await prepareFor(levels, folder);
  try {
    for (const level of levels) await note(level, () => runLevel(level as LevelName, parts.env, folder));
  } finally {
    await parts.stop();
    await removeData(folder);
  }
  // Last, and with the machine for itself: it waits for what heals, and says so when nothing does.
  if (wanted('faults')) await note('faults', runFaults);
  console.log(summary(results));
  const total = results.reduce(
    (sum, [, { passed, failed }]) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
  console.log(closingLine(total));
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

function summary(results: readonly [string, Totals, number][]): string {
  const rows = results.map(
    ([name, { passed, failed }, seconds]) =>
      `${name.padEnd(20)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(6)} s`,
  );
  return `\n${rows.join('\n')}\n`;
}
