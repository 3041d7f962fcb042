import { z } from 'zod';

/** Where I am signed in. */
export const SessionList = z
  .object({
    sessions: z.array(
      z.object({
        id: z.uuid(),
        openedAt: z.iso.datetime(),
        /** When its tokens were last given out: minutes ago, for a session in use. */
        lastUsedAt: z.iso.datetime(),
        /** `Firefox on Windows`; `null` when the program did not tell. */
        device: z.string().nullable(),
        /** Whether it is the session that asks. */
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof SessionList>;
