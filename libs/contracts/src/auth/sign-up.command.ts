import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { ProfileFields } from '../user/profile';
import { Email, NewPassword, Username } from './credentials';
import { Language } from './language';

/** The profile as the visitor wrote it; `auth` passes it on unopened. */
export const SealedProfile = sealed('user', 'Auth.SignUp.profile', ProfileFields);

/** Creates an unconfirmed account (CT-U01–U04). The account id is the command id. */
export const SignUp = defineCommand({
  name: 'Auth.SignUp',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({
    accountId: AccountId,
    username: Username,
    email: sealed('auth', 'Auth.SignUp.email', Email),
    password: sealed('auth', 'Auth.SignUp.password', NewPassword),
    profile: SealedProfile,
    /** What the person is written to in; English when absent. */
    language: Language.optional(),
    /** When the terms were accepted is the event time. */
    termsAccepted: z.boolean(),
  }),
  result: z.object({ accountId: AccountId, username: Username }),
  errors: ['user-already-exists', 'tac-not-accepted'],
});
export type SignUp = DataReceived<typeof SignUp>;
