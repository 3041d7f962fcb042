import { z } from 'zod';
import { AccountId, Email, NewPassword, ProfileForm, Username } from '@portfel/contracts';

/** Body of `POST /accounts` (CT-U01–U03). */
export const SignUpBody = z
  .strictObject({
    email: Email,
    username: Username,
    password: NewPassword,
    /** Must be true: the terms and conditions are accepted (CT-U05). */
    termsAccepted: z.boolean(),
    ...ProfileForm.shape,
  })
  .meta({ id: 'SignUp' });
export type SignUpBody = z.infer<typeof SignUpBody>;

export const AccountCreated = z.object({ accountId: AccountId, username: Username }).meta({ id: 'AccountCreated' });
