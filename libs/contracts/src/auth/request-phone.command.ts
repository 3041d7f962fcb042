import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Phone } from './second-factor';

/** Sends a code to a number that somebody wants to protect their account with (CT-S06, CT-S08). */
export const RequestPhone = defineCommand({
  name: 'Auth.RequestPhone',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    phone: sealed('auth', 'Auth.RequestPhone.phone', Phone),
  }),
  result: z.object({}),
  errors: ['session-has-expired', 'mfa-already-set', 'too-many-requests'],
});
export type RequestPhone = DataReceived<typeof RequestPhone>;
