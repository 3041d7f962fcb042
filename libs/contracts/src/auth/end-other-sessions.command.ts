import { z } from 'zod';
import { AccountId, SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Signs out everywhere else (CT-A14). The session in which it is asked goes on. */
export const EndOtherSessions = defineCommand({
  name: 'Auth.EndOtherSessions',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId, keptSessionId: SessionId }),
  result: z.object({ sessionIds: z.array(SessionId) }),
  errors: ['session-has-expired'],
});
export type EndOtherSessions = DataReceived<typeof EndOtherSessions>;
