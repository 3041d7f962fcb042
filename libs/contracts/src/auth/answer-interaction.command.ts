import { z } from 'zod';
import { AccountId, SessionId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';

/** Lets an application sign the person in, or not (PF-U01). Who it is, is the actor. */
export const AnswerInteraction = defineCommand({
  name: 'Auth.AnswerInteraction',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    sessionId: SessionId,
    interactionId: z.string().max(100),
    /** What the browser in which the application asked has been given. */
    binding: sealed('auth', 'Auth.AnswerInteraction.binding', z.string().max(100)),
    allow: z.boolean(),
  }),
  /** Where the browser goes on. */
  result: z.object({ returnTo: z.url() }),
  errors: ['session-has-expired', 'sign-in-request-expired', 'sign-in-again', 'another-account-needed'],
});
export type AnswerInteraction = DataReceived<typeof AnswerInteraction>;
