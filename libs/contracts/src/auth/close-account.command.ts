import { z } from 'zod';
import { AccountId, SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { SecondFactorCode, secondFactorErrors } from './second-factor';

/** Closes the account for good: nothing of it is left here, and all other services follow (CT-U33–U35). */
export const CloseAccount = defineCommand({
  name: 'Auth.CloseAccount',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    password: sealed('auth', 'Auth.CloseAccount.password', z.string().max(128)),
    /** Of the second factor, if the person has one. */
    code: sealed('auth', 'Auth.CloseAccount.code', SecondFactorCode).optional(),
  }),
  /** The sessions that were alive. */
  result: z.object({ sessionIds: z.array(SessionId) }),
  errors: ['session-has-expired', 'wrong-credentials', 'last-admin', ...secondFactorErrors],
});
export type CloseAccount = DataReceived<typeof CloseAccount>;
