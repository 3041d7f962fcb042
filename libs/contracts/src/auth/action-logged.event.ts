import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';

/** The kinds of actions of an account that are logged (CT-L04). */
export const ActionKind = z.enum(['SIGN_IN', 'SIGN_UP', 'CONFIRMATION', 'CLOSE_ACC', 'SETTINGS', 'SECURITY', 'USER']);
export type ActionKind = z.infer<typeof ActionKind>;

/** Somebody did, or tried, something with an account (CT-L03). It says who by a random id, and nothing personal. */
export const ActionLogged = defineEvent({
  name: 'Auth.ActionLogged',
  version: 1,
  key: (data) => data.actionId,
  data: z.object({
    /** The id of the command. */
    actionId: z.uuid(),
    /** Absent when nobody who is known is concerned. */
    accountId: AccountId.optional(),
    kind: ActionKind,
    /** The name of the command: `Auth.SignIn`. */
    action: z.string().max(100),
    status: z.enum(['SUCCESS', 'ERROR']),
    at: z.iso.datetime(),
  }),
});
export type ActionLogged = DataReceived<typeof ActionLogged>;
