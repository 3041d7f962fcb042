import { z } from 'zod';
import { SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { SessionGranted } from './session';

/** Rotates the refresh token (CT-A07–A09). The id of the session is the first part of the token. */
export const RefreshSession = defineCommand({
  name: 'Auth.RefreshSession',
  version: 1,
  key: (data) => data.sessionId,
  data: z.object({
    sessionId: SessionId,
    refreshToken: sealed('auth', 'Auth.RefreshSession.refreshToken', z.string().max(200)),
  }),
  result: SessionGranted,
  errors: ['invalid-token', 'session-has-expired'],
});
export type RefreshSession = DataReceived<typeof RefreshSession>;
