import { z } from 'zod';
import { SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { SecondFactorCode, secondFactorErrors } from './second-factor';
import { SessionGranted } from './session';

/** Opens a session for right credentials of a confirmed account (CT-A01–A03). The session id is the command id. */
export const SignIn = defineCommand({
  name: 'Auth.SignIn',
  version: 1,
  key: (data) => data.sessionId,
  data: z.object({
    sessionId: SessionId,
    /** Or the username. */
    email: sealed('auth', 'Auth.SignIn.email', z.string().max(254)),
    password: sealed('auth', 'Auth.SignIn.password', z.string().max(128)),
    /** Of the second factor, for whoever has one (CT-S12, CT-S13). */
    code: sealed('auth', 'Auth.SignIn.code', SecondFactorCode).optional(),
    /** What the person signs in with, in words: `Firefox on Windows`. */
    device: sealed('auth', 'Auth.SignIn.device', z.string().max(100)).optional(),
  }),
  result: SessionGranted,
  errors: ['wrong-credentials', 'account-deactivated', 'account-not-confirmed', ...secondFactorErrors],
});
export type SignIn = DataReceived<typeof SignIn>;
