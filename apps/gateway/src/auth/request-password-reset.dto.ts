import { z } from 'zod';

/** Body of `POST /password-resets`. */
export const PasswordResetRequestBody = z
  .strictObject({
    email: z.string().max(254, 'must have at most 254 characters').optional(),
    /** In place of the address: a code goes to it, not a link. */
    phone: z.string().max(30, 'must have at most 30 characters').optional(),
  })
  .meta({ id: 'PasswordResetRequest' });
export type PasswordResetRequestBody = z.infer<typeof PasswordResetRequestBody>;
