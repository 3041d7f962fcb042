export interface JudgedRow {
  readonly name: string;
  readonly broken: boolean;
  readonly invalid: boolean;
  /** The machine does not allow the fault. */
  readonly notPossible?: boolean;
}

export interface Verdict {
  readonly exitCode: number;
  readonly line: string;
}

const GREEN = 0;
const RED = 1;
const INVALID = 2;

/**
 * What a run comes to. A fault that did not bite is no success: nothing was learnt. One that the machine does not allow is
 * named, and changes nothing.
 * @param unnoticed planted bugs that no check has found
 */
export function verdictOf(rows: readonly JudgedRow[], unnoticed: readonly string[]): Verdict {
  const red = [...rows.filter(({ broken }) => broken).map(({ name }) => name), ...unnoticed];
  if (red.length > 0) return { exitCode: RED, line: `RED: ${red.join(', ')}` };
  const invalid = rows.filter((row) => row.invalid).map(({ name }) => name);
  if (invalid.length > 0) return { exitCode: INVALID, line: `INVALID, did not bite: ${invalid.join(', ')}` };
  if (rows.length === 0) return { exitCode: INVALID, line: 'INVALID: no row was run' };
  const left = rows.filter(({ notPossible }) => notPossible).map(({ name }) => name);
  if (left.length === 0) return { exitCode: GREEN, line: 'GREEN' };
  const rest = left.length < rows.length ? 'GREEN as far as possible' : 'NOTHING LEARNT';
  return { exitCode: GREEN, line: `${rest}; not possible on this machine: ${left.join(', ')}` };
}
