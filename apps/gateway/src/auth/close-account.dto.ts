import { z } from 'zod';
import { SecondFactorCode } from '@portfel/contracts';

/** Body of `POST /me/closure` (CT-U33). */
export const CloseAccountBody = z
  .strictObject({
    password: z.string().min(1, 'must not be empty').max(128, 'must have at most 128 characters'),
    /** Of the second factor, when one is asked for. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'CloseAccount' });
export type CloseAccountBody = z.infer<typeof CloseAccountBody>;
