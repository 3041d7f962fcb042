import { z } from 'zod';
import { NewPassword, SecondFactorCode } from '@portfel/contracts';

/** Body of `PUT /me/password` (CT-U21). */
export const ChangePasswordBody = z
  .strictObject({
    currentPassword: z.string().min(1, 'must not be empty').max(128, 'must have at most 128 characters'),
    password: NewPassword,
    passwordRepeat: z.string(),
    /** Of the second factor, when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .refine(({ password, passwordRepeat }) => password === passwordRepeat, {
    path: ['passwordRepeat'],
    message: 'must be the same as the new password',
  })
  .meta({ id: 'ChangePassword' });
export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>;
