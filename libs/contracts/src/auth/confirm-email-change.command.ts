import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';

/** Spends the link of an e-mail change: from now on the account has the new address (CT-U16, CT-U17). */
export const ConfirmEmailChange = defineCommand({
  name: 'Auth.ConfirmEmailChange',
  version: 1,
  // The account behind a token is not known outside auth; the row of the link orders two uses.
  key: (data) => data.confirmationId,
  data: z.object({
    /** The command id. */
    confirmationId: z.uuid(),
    token: sealed('auth', 'Auth.ConfirmEmailChange.token', z.string().min(1).max(200)),
  }),
  result: z.object({ accountId: AccountId }),
  errors: ['hash-not-found', 'email-change-confirmed', 'user-already-exists'],
});
export type ConfirmEmailChange = DataReceived<typeof ConfirmEmailChange>;
