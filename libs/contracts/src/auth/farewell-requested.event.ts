import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Username } from './credentials';

/** An account was closed: its owner gets one last mail, and nothing else any more. */
export const FarewellRequested = defineEvent({
  name: 'Auth.FarewellRequested',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    email: sealed('notification', 'Auth.FarewellRequested.email', z.email()),
  }),
});
export type FarewellRequested = DataReceived<typeof FarewellRequested>;
