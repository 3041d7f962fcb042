import type { PasswordAttempts } from './password-attempts';

/** What an account is protected with besides its password: one of the two, never both (CT-S04, CT-S08). */
export type SecondFactor = TotpFactor | PhoneFactor;

export interface TotpFactor {
  readonly kind: 'totp';
  /** Base32; in clear only in memory. */
  readonly secret: string;
  /** `null`: a code of it has not come back yet, so it protects nothing. */
  readonly activeAt: Date | null;
  /** The time step of the code that was taken last. */
  readonly lastStep: number | null;
  readonly attempts: PasswordAttempts | undefined;
}

export interface PhoneFactor {
  readonly kind: 'phone';
  /** E.164; in clear only in memory. */
  readonly phone: string;
  readonly activeAt: Date;
  readonly attempts: PasswordAttempts | undefined;
}

/** A code of an authenticator app works once, and none works that is older than one that did. */
export function isNewStep(step: number | undefined, lastStep: number | null): step is number {
  return step !== undefined && (lastStep === null || step > lastStep);
}

/** Enough of a number for its owner to know which one it is: `+48 … 12`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)} … ${phone.slice(-2)}`;
}
