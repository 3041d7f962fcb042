import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';
import { Language } from './language';

/** The account has another password from now on; its owner is told by mail. */
export const PasswordChanged = defineEvent({
  name: 'Auth.PasswordChanged',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** Of the mail; English when absent. */
    language: Language.optional(),
    email: sealed('notification', 'Auth.PasswordChanged.email', z.email()),
    how: z.enum(['changed', 'reset']),
  }),
});
export type PasswordChanged = DataReceived<typeof PasswordChanged>;
