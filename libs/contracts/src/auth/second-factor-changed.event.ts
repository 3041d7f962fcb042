import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';

/** Something about the second factor that its owner has to hear of by mail, in case it was somebody else. */
export const SecondFactorChanged = defineEvent({
  name: 'Auth.SecondFactorChanged',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    email: sealed('notification', 'Auth.SecondFactorChanged.email', z.email()),
    what: z.enum(['switched-on', 'switched-off', 'recovery-code-used', 'recovery-codes-renewed']),
  }),
});
export type SecondFactorChanged = DataReceived<typeof SecondFactorChanged>;
