import { z } from 'zod';

/** What is asked for besides my password. */
export const SecondFactor = z
  .object({
    /** Codes of an authenticator app. */
    totp: z.boolean(),
    /** The number codes are sent to, all but hidden: `+48 … 12`. */
    phone: z.string().nullable(),
    recoveryCodesLeft: z.int().nonnegative(),
  })
  .meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof SecondFactor>;
