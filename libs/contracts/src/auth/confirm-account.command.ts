import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';

/** Spends a registration link (CT-U11–U14). */
export const ConfirmAccount = defineCommand({
  name: 'Auth.ConfirmAccount',
  version: 1,
  // The account behind a token is not known outside auth; the row of the link orders two uses.
  key: (data) => data.confirmationId,
  data: z.object({
    /** The command id. */
    confirmationId: z.uuid(),
    token: sealed('auth', 'Auth.ConfirmAccount.token', z.string().min(1).max(200)),
  }),
  result: z.object({ accountId: AccountId }),
  errors: ['hash-not-found', 'email-already-confirmed'],
});
export type ConfirmAccount = DataReceived<typeof ConfirmAccount>;
