import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** A person has a profile; what it says is asked from the user service. */
export const ProfileCreated = defineEvent({
  name: 'User.ProfileCreated',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
});
export type ProfileCreated = DataReceived<typeof ProfileCreated>;
