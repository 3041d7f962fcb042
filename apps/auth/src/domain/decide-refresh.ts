import type { Session } from './session';

export type RefreshDecision = 'rotate' | 'repeat' | 'reused' | 'unknown' | 'ended';

/** Two tabs, or a lost answer: the previous token gives the current one again for this long. */
export const ROTATION_GRACE_MS = 10_000;

/**
 * What a presented refresh token means (CT-A09). An invented one is refused and harms nobody's session.
 * @param presented hash of the token, and whether the session once had it and has spent it
 */
export function decideRefresh(
  session: Session | undefined,
  presented: { readonly hash: Buffer; readonly spent: boolean },
  now: Date,
): RefreshDecision {
  if (!session || session.endedAt || session.expiresAt <= now) return 'ended';
  if (presented.hash.equals(session.tokenHash)) return 'rotate';
  const wasPrevious = session.previousTokenHash?.equals(presented.hash) ?? false;
  const inGrace = session.rotatedAt !== null && now.getTime() - session.rotatedAt.getTime() < ROTATION_GRACE_MS;
  if (wasPrevious) return inGrace ? 'repeat' : 'reused';
  return presented.spent ? 'reused' : 'unknown';
}
