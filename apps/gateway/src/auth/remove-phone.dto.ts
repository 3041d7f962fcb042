import { z } from 'zod';

/** Answer of `DELETE /me/mfa/phone`: `code-sent` when a request without a code had one sent. */
export const PhoneRemoval = z.object({ status: z.enum(['code-sent', 'removed']) }).meta({ id: 'PhoneRemoval' });
export type PhoneRemoval = z.infer<typeof PhoneRemoval>;
