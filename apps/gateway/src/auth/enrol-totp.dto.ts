import type { z } from 'zod';
import { TotpEnrolment } from '@portfel/contracts';

/** Answer of `POST /me/mfa/totp`. */
export const TotpEnrolled = TotpEnrolment.meta({ id: 'TotpEnrolment' });
export type TotpEnrolled = z.infer<typeof TotpEnrolled>;
