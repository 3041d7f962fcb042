import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** From now on the default picture stands for the person. */
export const RemovePhoto = defineCommand({
  name: 'User.RemovePhoto',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
  result: z.object({ accountId: AccountId }),
  errors: ['user-not-found'],
});
export type RemovePhoto = DataReceived<typeof RemovePhoto>;
