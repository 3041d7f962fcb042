import { z } from 'zod';
import { SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Signs out of one session, at once (CT-A12). Ending an ended session is accepted. */
export const EndSession = defineCommand({
  name: 'Auth.EndSession',
  version: 1,
  key: (data) => data.sessionId,
  data: z.object({ sessionId: SessionId }),
  result: z.object({ sessionId: SessionId }),
  errors: ['session-has-expired'],
});
export type EndSession = DataReceived<typeof EndSession>;
