import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryFolder } from '../local/local';
import { mutants } from './mutants/all';
import { checkMutants, type MutantsResult } from './mutants/check-mutants';
import { withFaultPlatform } from './platform/fault-platform';
import { moneyLine, render, resultOf, surroundingsOf, type Surroundings } from './report';
import { rows } from './rows/all';
import type { Row } from './rows/row';
import { verdictOf } from './verdict';
import { runAllRows, type RunOptions, type RunResult } from './run';

/** The run itself failed: nothing was learnt. */
const INVALID = 2;
const INTERRUPTED = 130;

const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string' },
    short: { type: 'boolean', default: false },
    row: { type: 'string', multiple: true },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string', multiple: true },
  },
});

const startedAt = Date.now();
const elapsedSeconds = () => (Date.now() - startedAt) / 1_000;
const progress = (line: string) => console.log(`${elapsedSeconds().toFixed(0).padStart(5)} s  ${line}`);
const ending = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    progress('interrupted; stopping everything …');
    ending.abort();
  });
}

main().then(
  (code) => process.exit(ending.signal.aborted ? INTERRUPTED : code),
  (error: unknown) => {
    if (!ending.signal.aborted) console.error(error);
    process.exit(ending.signal.aborted ? INTERRUPTED : INVALID);
  },
);

/** `npm run faults`: rows, then planted bugs, then the report. `--short`, `--row`, `--mutants` are parts of it. */
async function main(): Promise<number> {
  const seed = Number(asked.seed ?? Date.now() % 1_000_000);
  const settings = { seed, short: asked.short, progress, signal: ending.signal };
  const onlyMutants = asked.mutants || asked.mutant !== undefined;
  const full = !asked.short && !asked.row && !onlyMutants;
  progress(`seed ${seed}${full ? '; the full run takes about half an hour' : ''}`);

  const ran = onlyMutants ? undefined : await runAll(settings);
  const checked =
    full || onlyMutants
      ? await checkMutants(chosenMutants(), { ...settings, short: true, settleWithinMs: 60_000 })
      : undefined;
  if (full && ran && !ending.signal.aborted) {
    const file = join(repositoryFolder, 'docs', 'faults.md');
    const text = render({ ...ran, seed, date: new Date(), minutes: elapsedSeconds() / 60, mutants: checked });
    writeFileSync(file, text);
    progress(`written: ${file}`);
  }
  return conclude(ran?.run, checked);
}

async function runAll(
  settings: Omit<RunOptions, 'rows' | 'settleWithinMs'>,
): Promise<{ run: RunResult; surroundings: Surroundings }> {
  let surroundings: Surroundings | undefined;
  const options = { ...settings, rows: chosenRows(), settleWithinMs: asked.short ? 45_000 : 90_000 };
  const run = await runAllRows(
    (use) =>
      withFaultPlatform({ progress, signal: ending.signal }, async (platform) => {
        surroundings ??= await surroundingsOf(platform);
        return await use(platform);
      }),
    options,
  );
  return { run, surroundings: surroundings! };
}

function conclude(run: RunResult | undefined, checked: MutantsResult | undefined): number {
  const results = [...(run?.rows ?? []), ...(checked?.control.rows ?? [])];
  for (const one of results) progress(`${one.row.name.padEnd(32)} ${resultOf(one)}`);
  if (run) progress(moneyLine(run));
  const unnoticed =
    checked?.mutants.filter((one) => one.redAfterSeconds === undefined && one.notPossible === undefined) ?? [];
  for (const { mutant } of unnoticed) progress(`${mutant.bug.padEnd(32)} **not noticed**`);
  const judged = results.map((one) => ({
    name: one.row.name,
    broken: one.broken.length > 0,
    invalid: one.invalid !== undefined,
    notPossible: one.notPossible !== undefined,
  }));
  const verdict = verdictOf(
    judged,
    unnoticed.map(({ mutant }) => mutant.bug),
  );
  progress(verdict.line);
  return verdict.exitCode;
}

function chosenRows(): readonly Row[] {
  if (!asked.row) return rows.filter((row) => !asked.short || row.short);
  return asked.row.map(
    (wanted) =>
      rows.find(({ name }) => name === wanted) ??
      unknown(
        'row',
        wanted,
        rows.map(({ name }) => name),
      ),
  );
}

function chosenMutants() {
  if (!asked.mutant) return mutants;
  return asked.mutant.map(
    (wanted) =>
      mutants.find(({ bug }) => bug === wanted) ??
      unknown(
        'planted bug',
        wanted,
        mutants.map(({ bug }) => bug),
      ),
  );
}

function unknown(kind: string, wanted: string, known: readonly string[]): never {
  throw new Error(`There is no ${kind} "${wanted}"; there are: ${known.join(' ')}`);
}
