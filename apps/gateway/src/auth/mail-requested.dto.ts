import { z } from 'zod';
import { Email } from '@portfel/contracts';
import { success } from '../policy/success';

/** Body of the routes that ask for a mail. */
export const MailRequestBody = z.strictObject({ email: Email }).meta({ id: 'MailRequest' });
export type MailRequestBody = z.infer<typeof MailRequestBody>;

/** The same for every address: whether it has an account is told to its owner only, by the mail. */
export const MailRequested = z.object({ ...success, status: z.literal('sent') }).meta({ id: 'MailRequested' });
export type MailRequested = z.input<typeof MailRequested>;
