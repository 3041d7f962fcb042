import { z } from 'zod';
import { NewPassword } from '@portfel/contracts';

/** Body of `POST /password-resets/completion`. */
export const ResetPasswordBody = z
  .strictObject({
    /** The last part of the link in the mail. */
    token: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
    password: NewPassword,
  })
  .meta({ id: 'ResetPassword' });
export type ResetPasswordBody = z.infer<typeof ResetPasswordBody>;
