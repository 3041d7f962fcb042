import { z } from 'zod';
import type { ErrorCode } from '../errors';

/** What an SMS code is asked for; a code works for nothing else. */
export const CodePurpose = z.enum([
  'sign-in',
  'change-email',
  'change-password',
  'close-account',
  'delete-post',
  'move-money',
  'set-phone',
  'remove-phone',
  'reset-password',
  'remove-totp',
  'new-recovery-codes',
]);
export type CodePurpose = z.infer<typeof CodePurpose>;

/** A telephone number as E.164 writes it: `+48600100200`. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number with its country code, like +48600100200');

/** From an authenticator app, an SMS, or the list of recovery codes. */
export const SecondFactorCode = z.string().min(1, 'must not be empty').max(20, 'must have at most 20 characters');

/** How a command may end that asks for the second factor of whoever has one (CT-S12–S17). */
export const secondFactorErrors = [
  'two-fa-required',
  'phone-two-fa-required',
  'wrong-2fa',
  'phone-code-error',
  'too-many-requests',
] as const satisfies readonly ErrorCode[];
