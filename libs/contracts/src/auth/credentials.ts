import { z } from 'zod';

/** An address mail can be sent to; stored in lower case (CT-U06). */
export const Email = z
  .email('must be an e-mail address')
  .max(254, 'must have at most 254 characters')
  .transform((email) => email.toLowerCase());

/** Public name and second login name. */
export const Username = z
  .string()
  .min(3, 'must have at least 3 characters')
  .max(30, 'must have at most 30 characters')
  .regex(/^[A-Za-z0-9_.-]+$/, 'may have letters, digits and . _ - only');

/** The five rules of a new password (CT-U07). */
export const NewPassword = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(128, 'must have at most 128 characters')
  .regex(/[A-Z]/, 'must have an upper-case letter')
  .regex(/[a-z]/, 'must have a lower-case letter')
  .regex(/[0-9]/, 'must have a digit')
  .regex(/[#?!@$%^&*-]/, 'must have one of # ? ! @ $ % ^ & * -');
