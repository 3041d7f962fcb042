import { z } from 'zod';

export const OtherSessionsEnded = z
  .object({
    /** How many there were. */
    ended: z.int().nonnegative(),
  })
  .meta({ id: 'OtherSessionsEnded' });
export type OtherSessionsEnded = z.infer<typeof OtherSessionsEnded>;
