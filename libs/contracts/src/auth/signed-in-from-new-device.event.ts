import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';
import { Language } from './language';

/** Somebody signed in with a device this account was never signed in with before; its owner is told by mail. */
export const SignedInFromNewDevice = defineEvent({
  name: 'Auth.SignedInFromNewDevice',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** Of the mail; English when absent. */
    language: Language.optional(),
    email: sealed('notification', 'Auth.SignedInFromNewDevice.email', z.email()),
    /** In words, `Firefox on Windows`; absent when it did not say. */
    device: sealed('notification', 'Auth.SignedInFromNewDevice.device', z.string().max(100)).optional(),
  }),
});
export type SignedInFromNewDevice = DataReceived<typeof SignedInFromNewDevice>;
