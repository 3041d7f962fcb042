export type OneTimeLinkType = 'registration' | 'email-change' | 'password-reset';

export interface OneTimeLink {
  readonly id: string;
  readonly accountId: string;
  readonly type: OneTimeLinkType;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** Of an e-mail change: the new address, in clear only in memory. */
  readonly email?: string;
}

/** Whether a link opens what it was made for, now. */
export function opens(link: OneTimeLink | undefined, type: OneTimeLinkType, now: Date): link is OneTimeLink {
  return link !== undefined && link.type === type && !link.usedAt && link.expiresAt > now;
}

const PAUSE_MS = 60_000;
const A_DAY_MS = 24 * 60 * 60 * 1_000;
const A_DAY_AT_MOST = 5;

/** Whether one more mail with a link may go to an address: not twice a minute, not more than five a day. */
export function mayMailAgain(mailedAt: readonly Date[], now: Date): boolean {
  const ages = mailedAt.map((at) => now.getTime() - at.getTime());
  return ages.every((age) => age >= PAUSE_MS) && ages.filter((age) => age < A_DAY_MS).length < A_DAY_AT_MOST;
}
