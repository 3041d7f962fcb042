/** A code that went to a number, for one account and one purpose. */
export interface SmsCode {
  readonly id: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly wrongTries: number;
  /** Used, or withdrawn by a later one. */
  readonly endedAt: Date | null;
}

const LIFETIME_MS = 5 * 60_000;
const TRIES = 5;
const PAUSE_MS = 30_000;
const AN_HOUR_MS = 60 * 60_000;
const AN_HOUR_AT_MOST = 5;

/** When a code that is sent now stops working (CT-S10). */
export function codeExpiry(now: Date): Date {
  return new Date(now.getTime() + LIFETIME_MS);
}

/** Whether it may be tried: once used, after five wrong tries (CT-S11) and after five minutes (CT-S10) it may not. */
export function mayBeTried(code: SmsCode | undefined, now: Date): code is SmsCode {
  return code !== undefined && !code.endedAt && code.wrongTries < TRIES && now < code.expiresAt;
}

/** Whether one more may be sent: not twice in 30 seconds, not more than five an hour (CT-S19). @param sentAt for one purpose, by the account or to the number */
export function maySendCode(sentAt: readonly Date[], now: Date): boolean {
  const ages = sentAt.map((at) => now.getTime() - at.getTime());
  return ages.every((age) => age >= PAUSE_MS) && ages.filter((age) => age < AN_HOUR_MS).length < AN_HOUR_AT_MOST;
}

/** Codes sent before this count for nothing any more. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - AN_HOUR_MS);
}
