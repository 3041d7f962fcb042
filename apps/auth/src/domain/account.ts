export type Role = 'user' | 'admin' | 'manager' | 'accountant' | 'worker';

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
}
