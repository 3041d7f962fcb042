import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';
import { Language } from './language';

/** Somebody asked for a new password for this account; the mail holds the one-time token (CT-U26). */
export const PasswordResetRequested = defineEvent({
  name: 'Auth.PasswordResetRequested',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** Of the mail; English when absent. */
    language: Language.optional(),
    email: sealed('notification', 'Auth.PasswordResetRequested.email', z.email()),
    token: sealed('notification', 'Auth.PasswordResetRequested.token', z.string().min(20)),
    expiresAt: z.iso.datetime(),
  }),
});
export type PasswordResetRequested = DataReceived<typeof PasswordResetRequested>;
