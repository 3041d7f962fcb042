import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';

/** A person wants another e-mail address; the mail goes to that one and holds the one-time token (CT-U15). */
export const EmailChangeRequested = defineEvent({
  name: 'Auth.EmailChangeRequested',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** The new address. */
    email: sealed('notification', 'Auth.EmailChangeRequested.email', z.email()),
    token: sealed('notification', 'Auth.EmailChangeRequested.token', z.string().min(20)),
    expiresAt: z.iso.datetime(),
  }),
});
export type EmailChangeRequested = DataReceived<typeof EmailChangeRequested>;
