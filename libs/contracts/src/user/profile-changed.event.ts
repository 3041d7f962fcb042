import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** Profile or photo is another now; what it says is asked from the user service. */
export const ProfileChanged = defineEvent({
  name: 'User.ProfileChanged',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
});
export type ProfileChanged = DataReceived<typeof ProfileChanged>;
