import { z } from 'zod';

/** An application that asks to sign me in. */
export const AskedInteraction = z
  .object({
    clientName: z.string(),
    /** Where I go back to: `shop.example`. */
    clientHost: z.string(),
    /** What it will know and do: openid, profile, email, offline_access. */
    scopes: z.array(z.enum(['openid', 'profile', 'email', 'offline_access'])),
    /** Ours: nobody has to be asked. */
    firstParty: z.boolean(),
    /** What has to happen before I can allow it; `null`: nothing. */
    unmet: z.enum(['sign-in-again', 'another-account-needed']).nullable(),
  })
  .meta({ id: 'AskedInteraction' });
export type AskedInteraction = z.infer<typeof AskedInteraction>;
