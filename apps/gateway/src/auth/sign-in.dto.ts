import { z } from 'zod';
import { SecondFactorCode } from '@portfel/contracts';

/** Body of `POST /sessions`. */
export const SignInBody = z
  .strictObject({
    email: z.string().min(1, 'must not be empty').max(254, 'must have at most 254 characters'),
    password: z.string().min(1, 'must not be empty').max(128, 'must have at most 128 characters'),
    /** Of the app, of the SMS, or a recovery code: when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'SignIn' });
export type SignInBody = z.infer<typeof SignInBody>;
