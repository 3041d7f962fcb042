import { z } from 'zod';
import type { ResultReceived, SignIn } from '@portfel/contracts';
import { success } from '../policy/success';

/** What signing in and refreshing answer; the refresh token is in the cookie and nowhere else. */
export const SessionAnswer = z
  .object({
    ...success,
    /** `Authorization: Bearer <accessToken>` */
    accessToken: z.string(),
    expiresInSeconds: z.int(),
    account: z.object({ id: z.uuid(), username: z.string(), email: z.string() }),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.input<typeof SessionAnswer>;

export async function sessionAnswer(granted: ResultReceived<typeof SignIn>): Promise<SessionAnswer> {
  return {
    accessToken: await granted.accessToken.open(),
    expiresInSeconds: granted.accessTokenSeconds,
    account: { id: granted.accountId, username: granted.username, email: await granted.email.open() },
  };
}
