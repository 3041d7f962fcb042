import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { NewPassword } from './credentials';
import { Phone, SecondFactorCode } from './second-factor';

/** Spends a reset link, or a code by SMS, on a new password, and signs out everywhere (CT-U26–U29, CT-U31). */
export const ResetPassword = defineCommand({
  name: 'Auth.ResetPassword',
  version: 1,
  // The account behind a token is not known outside auth; the row of the link orders two uses.
  key: (data) => data.resetId,
  data: z.object({
    /** The command id. */
    resetId: z.uuid(),
    token: sealed('auth', 'Auth.ResetPassword.token', z.string().min(1).max(200)).optional(),
    /** Where no token is given: the number, and the code it got. */
    phone: sealed('auth', 'Auth.ResetPassword.phone', Phone).optional(),
    code: sealed('auth', 'Auth.ResetPassword.code', SecondFactorCode).optional(),
    newPassword: sealed('auth', 'Auth.ResetPassword.newPassword', NewPassword),
  }),
  result: z.object({}),
  errors: ['wrong-hash', 'phone-code-error', 'same-password'],
});
export type ResetPassword = DataReceived<typeof ResetPassword>;
