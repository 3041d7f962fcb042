import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { NewPassword } from './credentials';

/** Spends a reset link on a new password, and signs out everywhere (CT-U26–U29). */
export const ResetPassword = defineCommand({
  name: 'Auth.ResetPassword',
  version: 1,
  // The account behind a token is not known outside auth; the row of the link orders two uses.
  key: (data) => data.resetId,
  data: z.object({
    /** The command id. */
    resetId: z.uuid(),
    token: sealed('auth', 'Auth.ResetPassword.token', z.string().min(1).max(200)),
    newPassword: sealed('auth', 'Auth.ResetPassword.newPassword', NewPassword),
  }),
  result: z.object({}),
  errors: ['wrong-hash', 'same-password'],
});
export type ResetPassword = DataReceived<typeof ResetPassword>;
