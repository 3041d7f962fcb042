import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';

/** The account has another e-mail address from now on; the one it had is told by mail. */
export const EmailChanged = defineEvent({
  name: 'Auth.EmailChanged',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** The address the account had. */
    email: sealed('notification', 'Auth.EmailChanged.email', z.email()),
  }),
});
export type EmailChanged = DataReceived<typeof EmailChanged>;
