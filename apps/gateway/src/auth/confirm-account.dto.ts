import { z } from 'zod';

/** Body of `POST /accounts/confirmations`. */
export const ConfirmAccountBody = z
  .strictObject({
    /** The last part of the link in the mail. */
    token: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  })
  .meta({ id: 'ConfirmAccount' });
export type ConfirmAccountBody = z.infer<typeof ConfirmAccountBody>;

export const AccountConfirmedAnswer = z.object({ status: z.literal('confirmed') }).meta({ id: 'AccountConfirmed' });
