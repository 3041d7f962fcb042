const DAY_MS = 24 * 60 * 60 * 1_000;

/** What is known of an attempt to change a password while signed in. */
export interface PasswordChange {
  readonly currentIsRight: boolean;
  readonly newIsCurrent: boolean;
  readonly changedAt: Date | null;
}

export type PasswordError = 'wrong-credentials' | 'same-password' | 'password-changed-recently';

/** Whoever knows the current password may set another one, once a day (CT-U21, CT-U22). */
export function decidePasswordChange(change: PasswordChange, now: Date): PasswordError | undefined {
  if (!change.currentIsRight) return 'wrong-credentials';
  if (change.newIsCurrent) return 'same-password';
  const recently = change.changedAt !== null && now.getTime() - change.changedAt.getTime() < DAY_MS;
  return recently ? 'password-changed-recently' : undefined;
}
