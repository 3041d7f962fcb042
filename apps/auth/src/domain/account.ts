import type { Role } from '@portfel/contracts';

export interface Account {
  readonly id: string;
  readonly username: string;
  /** In clear only in memory. */
  readonly email: string;
  readonly passwordHash: string;
  /** `null`: it is the one of the sign-up. */
  readonly passwordChangedAt: Date | null;
  /** `null`: it is the one of the sign-up. It changes once. */
  readonly emailChangedAt: Date | null;
  readonly role: Role;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  /** Since when the account is shut out; `null`: it is not. */
  readonly deactivatedAt: Date | null;
}

export function isActiveAdmin({ role, deactivatedAt }: Pick<Account, 'role' | 'deactivatedAt'>): boolean {
  return role === 'admin' && deactivatedAt === null;
}
