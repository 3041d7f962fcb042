import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { CodePurpose, Phone } from './second-factor';

/** A person waits for a code by SMS; after it has expired there is nothing to send any more (CT-S10). */
export const SmsRequested = defineEvent({
  name: 'Auth.SmsRequested',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    purpose: CodePurpose,
    phone: sealed('notification', 'Auth.SmsRequested.phone', Phone),
    code: sealed('notification', 'Auth.SmsRequested.code', z.string().regex(/^\d{6}$/)),
    expiresAt: z.iso.datetime(),
  }),
});
export type SmsRequested = DataReceived<typeof SmsRequested>;
