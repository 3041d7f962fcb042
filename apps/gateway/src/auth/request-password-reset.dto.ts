import { z } from 'zod';

/** Body of `POST /password-resets`. */
export const PasswordResetRequestBody = z
  .strictObject({
    email: z.string().max(254, 'must have at most 254 characters').optional(),
  })
  .meta({ id: 'PasswordResetRequest' });
export type PasswordResetRequestBody = z.infer<typeof PasswordResetRequestBody>;
