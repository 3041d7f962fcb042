import { z } from 'zod';
import { AccountId, Email, Language, NewPassword, ProfileForm, Username } from '@portfel/contracts';
import { success } from '../policy/success';

/** Body of `POST /accounts` (CT-U01–U03). */
export const SignUpBody = z
  .strictObject({
    email: Email,
    username: Username,
    password: NewPassword,
    /** Must be true: the terms and conditions are accepted (CT-U05). */
    termsAccepted: z.boolean(),
    /** What mails are written in; else the first language of `Accept-Language` that there is, else English. */
    language: Language.optional(),
    ...ProfileForm.shape,
  })
  .meta({ id: 'SignUp' });
export type SignUpBody = z.infer<typeof SignUpBody>;

/** There is no token yet: a mail with a link has gone to `email`, and whoever follows it may sign in (SD-U05). */
export const AccountCreated = z
  .object({ ...success, accountId: AccountId, username: Username, email: z.email() })
  .meta({ id: 'AccountCreated' });
