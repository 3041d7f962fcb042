/** Wrong passwords for one address, whether or not it has an account. */
export interface PasswordAttempts {
  /** In a row. */
  readonly failures: number;
  readonly lastFailedAt: Date;
}

const FREE_FAILURES = 5;
const FIRST_PAUSE_MS = 15_000;
/** Whoever wants to lock somebody out has to go on trying. */
const LONGEST_PAUSE_MS = 300_000;
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1_000;

/** Whether nobody is told now if a password is right: from the fifth wrong one on, each doubles the pause after it. */
export function heldBack(attempts: PasswordAttempts | undefined, now: Date): boolean {
  if (!attempts || attempts.failures < FREE_FAILURES) return false;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempts.failures - FREE_FAILURES), LONGEST_PAUSE_MS);
  return now.getTime() - attempts.lastFailedAt.getTime() < pauseMs;
}

/** How many there are in a row with one more; those of yesterday are forgotten. */
export function failuresWithOneMore(attempts: PasswordAttempts | undefined, now: Date): number {
  const forgotten = !attempts || now.getTime() - attempts.lastFailedAt.getTime() >= FORGOTTEN_AFTER_MS;
  return forgotten ? 1 : attempts.failures + 1;
}
