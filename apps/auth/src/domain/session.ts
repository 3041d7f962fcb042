export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** In words; what the person's program told of itself. */
  readonly device: string | null;
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

/** Whoever uses a session refreshes it every few minutes. */
export function lastUsedAt({ rotatedAt, createdAt }: Pick<Session, 'rotatedAt' | 'createdAt'>): Date {
  return rotatedAt ?? createdAt;
}

/** Those used longest ago, as many as have to go before one more is opened (CT-A14). @param alive latest used first */
export function sessionsToEnd(alive: readonly Session[], limit: number): readonly Session[] {
  return alive.slice(limit - 1);
}
