import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { RecoveryCodesGiven } from './recovery-codes';
import { SecondFactorCode } from './second-factor';

/** From now on the account asks for a code of the authenticator app (CT-S02–S04). */
export const ActivateTotp = defineCommand({
  name: 'Auth.ActivateTotp',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    code: sealed('auth', 'Auth.ActivateTotp.code', SecondFactorCode),
  }),
  result: RecoveryCodesGiven,
  errors: ['session-has-expired', 'mfa-already-set', 'mfa-not-set', 'wrong-2fa'],
});
export type ActivateTotp = DataReceived<typeof ActivateTotp>;
