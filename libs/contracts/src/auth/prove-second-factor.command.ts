import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { secondFactorErrors, SecondFactorCode } from './second-factor';

/**
 * Shows that the second factor is at hand, for a command of another service that asks for it. Without a code an account
 * with a phone is sent an SMS.
 */
export const ProveSecondFactor = defineCommand({
  name: 'Auth.ProveSecondFactor',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    code: sealed('auth', 'Auth.ProveSecondFactor.code', SecondFactorCode).optional(),
  }),
  result: z.object({}),
  errors: ['session-has-expired', 'second-factor-needed', ...secondFactorErrors],
});
export type ProveSecondFactor = DataReceived<typeof ProveSecondFactor>;
