import type { Broken } from '../invariants/settle';
import { withFaultPlatform, type FaultPlatform } from '../platform/fault-platform';
import { runAllRows, runRows, type RunOptions, type RunResult } from '../run';
import type { Mutant } from './all';

export interface MutantResult {
  readonly mutant: Mutant;
  /** From the first fault to the broken invariant; undefined = the checks did not notice. */
  readonly redAfterSeconds?: number;
  readonly broken: readonly Broken[];
  /** Why nothing was learnt. */
  readonly invalid?: string;
  /** Why this machine does not allow the provocation. */
  readonly notPossible?: string;
}

export interface MutantsResult {
  readonly mutants: readonly MutantResult[];
  /** The same provocations without a bug. */
  readonly control: RunResult;
}

type Options = Omit<RunOptions, 'rows'>;

/** The checker is checked: every planted bug has to turn a short run red, and no provocation may without one. */
export async function checkMutants(mutants: readonly Mutant[], options: Options): Promise<MutantsResult> {
  const { progress, signal } = options;
  const results: MutantResult[] = [];
  for (const mutant of mutants) {
    if (signal.aborted) break;
    progress(`planted bug ${mutant.bug}: ${mutant.sentence}`);
    const result = await checkOne(mutant, options);
    results.push(result);
    const red = result.redAfterSeconds;
    const unseen = result.notPossible
      ? `not possible here: ${result.notPossible}`
      : `NOT NOTICED ${result.invalid ?? ''}`;
    const how = red === undefined ? unseen : `red after ${red.toFixed(0)} s`;
    progress(`planted bug ${mutant.bug}: ${how} ${result.broken.map(({ invariant }) => invariant).join(', ')}`);
  }
  progress('control: the same provocations without a bug');
  const rows = [...new Set(mutants.map(({ provocation }) => provocation))];
  return {
    mutants: results,
    control: await runAllRows((use) => onOwnPlatform(options, use), { ...options, ...quietly(options), rows }),
  };
}

async function checkOne(mutant: Mutant, options: Options): Promise<MutantResult> {
  // What is lost stays lost: there is no need to wait as long as after a fault that heals.
  const settings = { ...options, ...quietly(options), rows: [mutant.provocation], settleWithinMs: 12_000, people: 6 };
  const { rows } = await onOwnPlatform(options, (platform) => runRows(platform, settings), mutant);
  const [row] = rows;
  const broken = row?.broken ?? [];
  const { invalid, notPossible } = row ?? {};
  return { mutant, broken, invalid, notPossible, redAfterSeconds: broken.length > 0 ? row!.seconds : undefined };
}

function onOwnPlatform(
  { signal }: Options,
  use: (platform: FaultPlatform) => Promise<RunResult>,
  bug?: Mutant,
): Promise<RunResult> {
  return withFaultPlatform({ progress: () => undefined, bug, signal }, use);
}

const quietly = ({ progress }: Options) => ({ progress: (line: string) => progress(`  ${line.split('\n')[0]}`) });
