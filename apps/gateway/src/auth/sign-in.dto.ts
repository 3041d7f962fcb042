import { z } from 'zod';

/** Body of `POST /sessions`. */
export const SignInBody = z
  .strictObject({
    email: z.string().min(1, 'must not be empty').max(254, 'must have at most 254 characters'),
    password: z.string().min(1, 'must not be empty').max(128, 'must have at most 128 characters'),
  })
  .meta({ id: 'SignIn' });
export type SignInBody = z.infer<typeof SignInBody>;
