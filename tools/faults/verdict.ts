export interface JudgedRow {
  readonly name: string;
  readonly broken: boolean;
  readonly invalid: boolean;
}

export interface Verdict {
  readonly exitCode: number;
  readonly line: string;
}

const GREEN = 0;
const RED = 1;
const INVALID = 2;

/**
 * What a run comes to. A fault that did not bite is no success: nothing was learnt.
 * @param unnoticed planted bugs that no check has found
 */
export function verdictOf(rows: readonly JudgedRow[], unnoticed: readonly string[]): Verdict {
  const red = [...rows.filter(({ broken }) => broken).map(({ name }) => name), ...unnoticed];
  if (red.length > 0) return { exitCode: RED, line: `RED: ${red.join(', ')}` };
  const invalid = rows.filter((row) => row.invalid).map(({ name }) => name);
  if (invalid.length > 0) return { exitCode: INVALID, line: `INVALID, did not bite: ${invalid.join(', ')}` };
  if (rows.length === 0) return { exitCode: INVALID, line: 'INVALID: no row was run' };
  return { exitCode: GREEN, line: 'GREEN' };
}
