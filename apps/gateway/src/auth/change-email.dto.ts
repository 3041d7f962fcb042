import { z } from 'zod';
import { Email, SecondFactorCode } from '@portfel/contracts';

/** Body of `PUT /me/email` (CT-U15, CT-U20). */
export const ChangeEmailBody = z
  .strictObject({
    email: Email,
    currentPassword: z.string().min(1, 'must not be empty').max(128, 'must have at most 128 characters'),
    /** Of the second factor, when one is asked for. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'ChangeEmail' });
export type ChangeEmailBody = z.infer<typeof ChangeEmailBody>;
