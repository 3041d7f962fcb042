import { z } from 'zod';
import { NewPassword, Phone, SecondFactorCode } from '@portfel/contracts';

/** The rules between fields are told along with those of the fields. */
const when = ({ value }: { value: unknown }) => z.record(z.string(), z.unknown()).safeParse(value).success;

/** Body of `POST /password-resets/completion`: with the token of the mail, or with number and code. */
export const ResetPasswordBody = z
  .strictObject({
    /** The last part of the link in the mail. */
    token: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters').optional(),
    phone: Phone.optional(),
    code: SecondFactorCode.optional(),
    password: NewPassword,
  })
  .refine(({ token, phone }) => token !== undefined || phone !== undefined, {
    path: ['token'],
    message: 'must be given, or phone and code in its place',
    when,
  })
  .refine(({ token, phone }) => token === undefined || phone === undefined, {
    path: ['phone'],
    message: 'must not be given with a token',
    when,
  })
  .refine(({ phone, code }) => (phone === undefined) === (code === undefined), {
    path: ['code'],
    message: 'must be given with phone, and only then',
    when,
  })
  .meta({ id: 'ResetPassword' });
export type ResetPasswordBody = z.infer<typeof ResetPasswordBody>;
