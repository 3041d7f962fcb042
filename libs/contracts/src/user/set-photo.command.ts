import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Makes a staged picture the person's photo, in the place of the former one (CT-U41). The bytes do not travel here. */
export const SetPhoto = defineCommand({
  name: 'User.SetPhoto',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId, uploadId: z.uuid() }),
  result: z.object({ accountId: AccountId }),
  errors: ['user-not-found', 'picture-expired'],
});
export type SetPhoto = DataReceived<typeof SetPhoto>;
