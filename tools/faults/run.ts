import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client';
import { LedgerWatch } from './invariants/ledger';
import { nobodyEndedUnordered } from './invariants/rest';
import { settle, type Broken } from './invariants/settle';
import { LedgerOfTruth } from './ledger-of-truth';
import { Load } from './load';
import { planOf } from './plan';
import type { FaultPlatform } from './platform/fault-platform';
import { EndedByItself } from './platform/instances';
import { DidNotBite, NotPossibleHere, type Bite, type Row, type RowContext } from './rows/row';

export interface RowResult {
  readonly row: Row;
  readonly bite?: Bite;
  /** Why the row taught nothing. */
  readonly invalid?: string;
  /** Why this machine does not allow the fault; nothing is claimed then. */
  readonly notPossible?: string;
  readonly broken: readonly Broken[];
  /** It left the platform in the middle of something. */
  readonly unfinished?: boolean;
  readonly seconds: number;
}

export interface RunResult {
  readonly rows: readonly RowResult[];
  /** Last answers to requests, and single attempts; by kind and status. */
  readonly told: ReadonlyMap<string, number>;
  readonly attempts: ReadonlyMap<string, number>;
  readonly people: number;
  readonly promised: number;
  readonly repeated: number;
  /** Requests about money, by what was told; keys of them that were asked twice. */
  readonly money: { readonly posted: number; readonly rejected: number; readonly unknown: number };
  readonly moneyRepeated: number;
  readonly ledgerLooks: number;
  /** While they were taken. */
  readonly seconds: number;
}

export interface RunOptions {
  readonly seed: number;
  readonly short: boolean;
  readonly rows: readonly Row[];
  readonly progress: (line: string) => void;
  /** Ends the run after the row under way. */
  readonly signal: AbortSignal;
  readonly settleWithinMs: number;
  readonly people?: number;
}

/** Drives the load, injects one row after the other, and judges after each. */
export async function runRows(platform: FaultPlatform, options: RunOptions): Promise<RunResult> {
  const { seed, rows, progress, signal } = options;
  const plan = planOf(
    seed,
    rows.map(({ name }) => name),
  );
  const truth = new LedgerOfTruth(platform.prepared.envs.gateway.COMMAND_SECRET!);
  const client = new Client(() => platform.instances.gatewayUrls());
  const load = new Load(seed, platform, client, truth, {
    paceMs: 120,
    signUpEveryMs: 2_500,
    moneyPaceMs: options.short ? 500 : 300,
  });
  await load.settleIn(options.people ?? (options.short ? 8 : 11));
  progress(`${truth.people.size} people are there; the load begins`);
  const world = { platform, truth };
  const watch = new LedgerWatch(world);
  const results: RowResult[] = [];
  try {
    for (const [index, row] of rows.entries()) {
      if (signal.aborted) break;
      progress(`row ${index + 1}/${rows.length} ${row.name}: ${row.sentence}`);
      const context = { platform, load, truth, client, planned: plan.rows[index]!, short: options.short, progress };
      const result = await runRow(row, context, () => settle(world, load, watch, options.settleWithinMs));
      results.push(result);
      progress(describe(result));
      if (result.broken.length === 0 && !result.unfinished) continue;
      progress(`logs kept in ${platform.keepLogs(`${seed}-${row.name}`)}`);
      break;
    }
  } finally {
    watch.stop();
    // Who waits for a platform that is broken waits in vain; the processes are stopped under them.
    load.abandon();
  }
  return {
    rows: results,
    told: truth.told,
    attempts: client.attempts,
    people: truth.people.size,
    promised: truth.openings.length,
    repeated: truth.repeated,
    money: truth.money.count(),
    moneyRepeated: truth.money.repeated,
    ledgerLooks: watch.looks,
    seconds: watch.seconds,
  };
}

/** All rows; what follows a broken one gets a platform of its own, or it would be judged by what that one left. */
export async function runAllRows(
  onFreshPlatform: (use: (platform: FaultPlatform) => Promise<RunResult>) => Promise<RunResult>,
  options: RunOptions,
): Promise<RunResult> {
  const results: RunResult[] = [];
  let left = options.rows;
  while (left.length > 0 && !options.signal.aborted) {
    const rows = left;
    const result = await onFreshPlatform((platform) => runRows(platform, { ...options, rows }));
    results.push(result);
    left = left.slice(result.rows.length);
  }
  return results.reduce(together);
}

function together(a: RunResult, b: RunResult): RunResult {
  return {
    rows: [...a.rows, ...b.rows],
    told: sum(a.told, b.told),
    attempts: sum(a.attempts, b.attempts),
    people: a.people + b.people,
    promised: a.promised + b.promised,
    repeated: a.repeated + b.repeated,
    money: {
      posted: a.money.posted + b.money.posted,
      rejected: a.money.rejected + b.money.rejected,
      unknown: a.money.unknown + b.money.unknown,
    },
    moneyRepeated: a.moneyRepeated + b.moneyRepeated,
    ledgerLooks: a.ledgerLooks + b.ledgerLooks,
    seconds: a.seconds + b.seconds,
  };
}

function sum(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const all = new Map(a);
  for (const [name, count] of b) all.set(name, (all.get(name) ?? 0) + count);
  return all;
}

async function runRow(row: Row, context: Omit<RowContext, 'red'>, judge: () => Promise<Broken[]>): Promise<RowResult> {
  const startedAt = Date.now();
  const seconds = () => (Date.now() - startedAt) / 1_000;
  const broken: Broken[] = [];
  const red: RowContext['red'] = (invariant, evidence) => void broken.push({ invariant, evidence: [evidence] });
  const { load, platform } = context;
  load.resume();
  let bite: Bite | undefined;
  let invalid: string | undefined;
  let notPossible: string | undefined;
  try {
    const running = Promise.race([row.run({ ...context, red }), platform.instances.somebodyEnded]);
    bite = await inTime(running, row.durationSeconds * 2 + 120, row.name);
    if (bite.times === 0) invalid = 'the fault did not bite';
  } catch (error) {
    if (error instanceof EndedByItself) return await ended();
    if (error instanceof NotPossibleHere) notPossible = error.message;
    else invalid = (error as Error).message;
    if (error instanceof NotBackInTime) red('everything comes back', error.message);
    const orderly = error instanceof DidNotBite || error instanceof NotPossibleHere;
    if (!orderly) return { row, invalid, broken, unfinished: true, seconds: seconds() };
  }
  // The last requests are answered, and the last who signed up have their wallets.
  await inTime(load.pause(), context.short ? 15 : 60, 'requests and sign-ups of its time').catch((error: Error) =>
    red('everything comes back', error.message),
  );
  broken.push(...(await judge()));
  return { row, bite, invalid, notPossible, broken, seconds: seconds() };

  /** Nothing else can be judged then: people wait for an answer that cannot come. */
  async function ended(): Promise<RowResult> {
    // Others may follow within a moment.
    await sleep(1_000);
    const evidence = await nobodyEndedUnordered.check({ platform, truth: context.truth });
    broken.push({
      invariant: nobodyEndedUnordered.name,
      evidence: [...evidence, ...platform.instances.unexpectedEnds.flatMap(({ id }) => platform.lastWords(id))],
    });
    return { row, bite, broken, seconds: seconds() };
  }
}

class NotBackInTime extends Error {}

/** A platform that does not come back must not keep the run for ever. */
async function inTime<T>(work: Promise<T>, limitSeconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new NotBackInTime(`${what} had not ended after ${limitSeconds} s`);
    timer = setTimeout(() => reject(error), limitSeconds * 1_000);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function describe({ row, bite, invalid, notPossible, broken, seconds }: RowResult): string {
  const took = `${row.name}: ${seconds.toFixed(0)} s`;
  const reds = broken.map(({ invariant, evidence }) => `  RED ${invariant}:\n    ${evidence.join('\n    ')}`);
  if (reds.length > 0) return [`${took}, BROKEN`, ...reds].join('\n');
  if (notPossible) return `${took}, not possible here: ${notPossible}`;
  if (invalid) return `${took}, INVALID: ${invalid}`;
  const recovery = bite?.worstRecoverySeconds;
  return `${took}, bitten ${bite?.times} times, holds${recovery === undefined ? '' : `; back after ${recovery.toFixed(1)} s at worst`}`;
}
