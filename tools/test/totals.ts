export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** The last line of a test run, for people and for whatever reads its end. */
export function closingLine({ passed, failed }: Totals): string {
  return `${passed} passed, ${failed} failed`;
}
