import { z } from 'zod';
import { CaptureHold, PositiveAmount } from '@portfel/contracts';

/** Body of `POST /wallet/holds/:holdId/capture`. Without an amount the whole hold is captured. */
export const CaptureHoldBody = z.strictObject({ amount: PositiveAmount.optional() }).meta({ id: 'CaptureHold' });
export type CaptureHoldBody = z.infer<typeof CaptureHoldBody>;

/** `accountId` and `balance`: of the account of mine that was credited. */
export const CaptureReceipt = CaptureHold.result.meta({ id: 'CaptureReceipt' });
