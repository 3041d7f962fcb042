import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { Language } from './language';

/** From now on the person is written to in this language. */
export const ChangeLanguage = defineCommand({
  name: 'Auth.ChangeLanguage',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId, language: Language }),
  result: z.object({}),
  errors: ['session-has-expired'],
});
export type ChangeLanguage = DataReceived<typeof ChangeLanguage>;
