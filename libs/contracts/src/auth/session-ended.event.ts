import { z } from 'zod';
import { AccountId, SessionId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** From now on neither token of this session opens anything. */
export const SessionEnded = defineEvent({
  name: 'Auth.SessionEnded',
  version: 1,
  key: (data) => data.sessionId,
  data: z.object({
    sessionId: SessionId,
    accountId: AccountId,
    reason: z.enum([
      'signed-out',
      'refresh-token-reused',
      'too-many-sessions',
      'password-changed',
      'account-closed',
      'account-deactivated',
      'account-closed',
    ]),
  }),
});
export type SessionEnded = DataReceived<typeof SessionEnded>;
