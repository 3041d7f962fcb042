import { z } from 'zod';

/** Body of `POST /me/email/confirmations`. */
export const ConfirmEmailChangeBody = z
  .strictObject({
    /** The last part of the link in the mail. */
    token: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  })
  .meta({ id: 'ConfirmEmailChange' });
export type ConfirmEmailChangeBody = z.infer<typeof ConfirmEmailChangeBody>;

export const EmailChangedAnswer = z.object({ status: z.literal('changed') }).meta({ id: 'EmailChanged' });
