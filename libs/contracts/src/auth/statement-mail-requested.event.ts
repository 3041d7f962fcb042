import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { StatementMonth } from '../wallet/statement-month';
import { Username } from './credentials';
import { Language } from './language';

/** The statement of a month is ready, and its owner is told by mail: the month, and nothing that stands in it. */
export const StatementMailRequested = defineEvent({
  name: 'Auth.StatementMailRequested',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    /** Of the mail; English when absent. */
    language: Language.optional(),
    email: sealed('notification', 'Auth.StatementMailRequested.email', z.email()),
    month: StatementMonth,
  }),
});
export type StatementMailRequested = DataReceived<typeof StatementMailRequested>;
