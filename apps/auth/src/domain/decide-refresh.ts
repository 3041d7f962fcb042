export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** SHA-256 of the refresh token in force. */
  readonly tokenHash: Buffer;
  /** SHA-256 of the one before it. */
  readonly previousTokenHash: Buffer | null;
  readonly rotatedAt: Date | null;
  /** The token in force, encrypted under the one before it: for a second tab that refreshes at the same moment. */
  readonly tokenForPrevious: Buffer | null;
}

export type RefreshDecision = 'rotate' | 'repeat' | 'reused' | 'ended';

/** Two tabs, or a lost answer: the previous token gives the current one again for this long. */
export const ROTATION_GRACE_MS = 10_000;

/** What a presented refresh token means (CT-A09). Any other token of a living session has been used before. */
export function decideRefresh(session: Session | undefined, presentedHash: Buffer, now: Date): RefreshDecision {
  if (!session || session.endedAt || session.expiresAt <= now) return 'ended';
  if (presentedHash.equals(session.tokenHash)) return 'rotate';
  const wasPrevious = session.previousTokenHash?.equals(presentedHash) ?? false;
  const inGrace = session.rotatedAt !== null && now.getTime() - session.rotatedAt.getTime() < ROTATION_GRACE_MS;
  return wasPrevious && inGrace ? 'repeat' : 'reused';
}
