import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { SecondFactorCode } from './second-factor';

/** The account asks for no code any more; a right one, or a recovery code, is needed for it (CT-S05). */
export const RemoveTotp = defineCommand({
  name: 'Auth.RemoveTotp',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    code: sealed('auth', 'Auth.RemoveTotp.code', SecondFactorCode),
  }),
  result: z.object({}),
  errors: ['session-has-expired', 'mfa-not-set', 'wrong-2fa', 'too-many-requests'],
});
export type RemoveTotp = DataReceived<typeof RemoveTotp>;
