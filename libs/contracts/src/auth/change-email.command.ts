import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Email } from './credentials';
import { SecondFactorCode, secondFactorErrors } from './second-factor';

/** Asks for another e-mail address; the one there is stays until the mailed link is used (CT-U15, CT-U18–U20). */
export const ChangeEmail = defineCommand({
  name: 'Auth.ChangeEmail',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    email: sealed('auth', 'Auth.ChangeEmail.email', Email),
    currentPassword: sealed('auth', 'Auth.ChangeEmail.currentPassword', z.string().max(128)),
    /** Of the second factor, if the person has one. */
    code: sealed('auth', 'Auth.ChangeEmail.code', SecondFactorCode).optional(),
  }),
  result: z.object({}),
  errors: [
    'session-has-expired',
    'wrong-credentials',
    'email-already-changed',
    'user-already-exists',
    ...secondFactorErrors,
  ],
});
export type ChangeEmail = DataReceived<typeof ChangeEmail>;
