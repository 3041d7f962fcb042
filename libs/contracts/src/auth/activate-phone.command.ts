import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { RecoveryCodesGiven } from './recovery-codes';
import { Phone, SecondFactorCode } from './second-factor';

/** From now on the account asks for codes sent to this number: the one that got the code, and no other (CT-S07, CT-S08). */
export const ActivatePhone = defineCommand({
  name: 'Auth.ActivatePhone',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    phone: sealed('auth', 'Auth.ActivatePhone.phone', Phone),
    code: sealed('auth', 'Auth.ActivatePhone.code', SecondFactorCode),
  }),
  result: RecoveryCodesGiven,
  errors: ['session-has-expired', 'mfa-already-set', 'phone-code-error'],
});
export type ActivatePhone = DataReceived<typeof ActivatePhone>;
