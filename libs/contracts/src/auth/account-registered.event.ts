import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { Username } from './credentials';
import { SealedProfile } from './sign-up.command';

/** An account exists, not confirmed yet (CT-U09). */
export const AccountRegistered = defineEvent({
  name: 'Auth.AccountRegistered',
  version: 1,
  key: (data) => data.accountId,
  inSequence: true,
  data: z.object({ accountId: AccountId, username: Username, profile: SealedProfile }),
});
export type AccountRegistered = DataReceived<typeof AccountRegistered>;
