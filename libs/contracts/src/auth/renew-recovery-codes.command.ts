import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { RecoveryCodesGiven } from './recovery-codes';
import { SecondFactorCode, secondFactorErrors } from './second-factor';

/** Ten new recovery codes; the old ones are worth nothing from now on. */
export const RenewRecoveryCodes = defineCommand({
  name: 'Auth.RenewRecoveryCodes',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    code: sealed('auth', 'Auth.RenewRecoveryCodes.code', SecondFactorCode).optional(),
  }),
  result: RecoveryCodesGiven,
  errors: ['session-has-expired', 'mfa-not-set', ...secondFactorErrors],
});
export type RenewRecoveryCodes = DataReceived<typeof RenewRecoveryCodes>;
