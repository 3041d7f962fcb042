/** How much may leave an account in a day (UTC) without the second factor of its owner. Amounts are whole minor units. */
export interface StepUpLimit {
  readonly above: bigint;
  /** What has left without it, on `day`. */
  readonly used: bigint;
  /** `2026-01-31` */
  readonly day: string;
}

/** Whether the second factor was shown for what is asked, and when it is asked. */
export interface Proof {
  readonly steppedUp: boolean;
  readonly now: Date;
}

/** @returns the limit once its owner has taken an amount, fee and all; `undefined` when that needs the second factor */
export function afterTaking(limit: StepUpLimit, amount: bigint, { steppedUp, now }: Proof): StepUpLimit | undefined {
  if (steppedUp) return limit;
  // The clock of another instance may be behind: no day begins twice.
  const today = dayOf(now);
  const day = today > limit.day ? today : limit.day;
  const used = (day === limit.day ? limit.used : 0n) + amount;
  return used > limit.above ? undefined : { ...limit, used, day };
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
