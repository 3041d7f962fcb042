import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';
import { Language } from './language';

/** A person has to confirm an e-mail address; the mail holds the one-time token (CT-U10). */
export const ConfirmationRequested = defineEvent({
  name: 'Auth.ConfirmationRequested',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** Of the mail; English when absent. */
    language: Language.optional(),
    email: sealed('notification', 'Auth.ConfirmationRequested.email', z.email()),
    token: sealed('notification', 'Auth.ConfirmationRequested.token', z.string().min(20)),
    expiresAt: z.iso.datetime(),
  }),
});
export type ConfirmationRequested = DataReceived<typeof ConfirmationRequested>;
