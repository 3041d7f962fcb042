import { z } from 'zod';
import { AccountId, SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { NewPassword } from './credentials';
import { SecondFactorCode, secondFactorErrors } from './second-factor';

/** A new password for who knows the old one; signs out everywhere else (CT-U21–U24). */
export const ChangePassword = defineCommand({
  name: 'Auth.ChangePassword',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    keptSessionId: SessionId,
    currentPassword: sealed('auth', 'Auth.ChangePassword.currentPassword', z.string().max(128)),
    newPassword: sealed('auth', 'Auth.ChangePassword.newPassword', NewPassword),
    /** Of the second factor, for whoever has one (CT-S15). */
    code: sealed('auth', 'Auth.ChangePassword.code', SecondFactorCode).optional(),
  }),
  result: z.object({ sessionIds: z.array(SessionId) }),
  errors: [
    'session-has-expired',
    'wrong-credentials',
    'same-password',
    'password-changed-recently',
    ...secondFactorErrors,
  ],
});
export type ChangePassword = DataReceived<typeof ChangePassword>;
