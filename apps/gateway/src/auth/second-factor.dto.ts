import { z } from 'zod';
import { Phone, SecondFactorCode } from '@portfel/contracts';

/** Body of the routes that need a code: of the app, of an SMS, or a recovery code. */
export const CodeBody = z.strictObject({ code: SecondFactorCode }).meta({ id: 'Code' });
export type CodeBody = z.infer<typeof CodeBody>;

/** Body of the routes that send an SMS when no code comes with the request. */
export const OptionalCodeBody = z
  .strictObject({ code: SecondFactorCode.optional() })
  .optional()
  .meta({ id: 'OptionalCode' });
export type OptionalCodeBody = z.infer<typeof OptionalCodeBody>;

/** Body of `POST /me/mfa/phone`. */
export const PhoneBody = z.strictObject({ phone: Phone }).meta({ id: 'Phone' });
export type PhoneBody = z.infer<typeof PhoneBody>;

/** Body of `PUT /me/mfa/phone`. */
export const PhoneAndCodeBody = z.strictObject({ phone: Phone, code: SecondFactorCode }).meta({ id: 'PhoneAndCode' });
export type PhoneAndCodeBody = z.infer<typeof PhoneAndCodeBody>;

/** An SMS is on its way: the same word wherever no session is waiting for it (CT-S18). */
export const CodeSent = z.object({ status: z.literal('code-sent') }).meta({ id: 'CodeSent' });
export type CodeSent = z.infer<typeof CodeSent>;

/** Ten codes, shown this once; each works once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
