import { z } from 'zod';

/** Body of `POST /me/closure` (CT-U33). */
export const CloseAccountBody = z
  .strictObject({
    password: z.string().min(1, 'must not be empty').max(128, 'must have at most 128 characters'),
    /** Of the second factor, when one is asked for. */
    code: z.string().min(1, 'must not be empty').max(20, 'must have at most 20 characters').optional(),
  })
  .meta({ id: 'CloseAccount' });
export type CloseAccountBody = z.infer<typeof CloseAccountBody>;
