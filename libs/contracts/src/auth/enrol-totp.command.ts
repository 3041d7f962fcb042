import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';

/** What an authenticator app is given, shown once. */
export const TotpEnrolment = z.object({
  /** 160 random bits in Base32, for typing. */
  secret: z.string(),
  /** `otpauth://totp/…` */
  uri: z.string(),
  /** The address as a QR code: an SVG document. */
  qr: z.string(),
});

/** Makes a secret for an authenticator app. It protects nothing until a code of it has come back (CT-S01). */
export const EnrolTotp = defineCommand({
  name: 'Auth.EnrolTotp',
  version: 1,
  key: (data) => data.accountId,
  data: z.object({ accountId: AccountId }),
  result: z.object({ enrolment: sealed('gateway', 'Auth.EnrolTotp.enrolment', TotpEnrolment) }),
  errors: ['session-has-expired', 'mfa-already-set'],
});
export type EnrolTotp = DataReceived<typeof EnrolTotp>;
