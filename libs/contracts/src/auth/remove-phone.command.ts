import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { SecondFactorCode } from './second-factor';

/** Without a code it sends one; with the right one, or a recovery code, the account asks for none any more (CT-S09). */
export const RemovePhone = defineCommand({
  name: 'Auth.RemovePhone',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    code: sealed('auth', 'Auth.RemovePhone.code', SecondFactorCode).optional(),
  }),
  result: z.object({ status: z.enum(['code-sent', 'removed']) }),
  errors: ['session-has-expired', 'phone-not-set', 'phone-code-error', 'too-many-requests'],
});
export type RemovePhone = DataReceived<typeof RemovePhone>;
