import { z } from 'zod';
import { PaymentFailure, paymentFields, PaymentReference, PaymentStatus } from '@portfel/contracts';

/** A payment as it stands. */
export const PaymentAnswer = z
  .object({
    ...paymentFields,
    status: PaymentStatus,
    requestedAt: z.iso.datetime(),
    /** How often the bank was asked. */
    attempts: z.int().min(0),
    /** When the bank is asked again; while it has not taken the payment. */
    nextAttemptAt: z.iso.datetime().optional(),
    /** What the bank calls it. */
    reference: PaymentReference.optional(),
    /** Why it has failed. */
    failure: PaymentFailure.optional(),
    /** When it was settled or has failed. */
    endedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Payment' });
export type PaymentAnswer = z.infer<typeof PaymentAnswer>;

export const PaymentsQuery = z.strictObject({
  /** `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type PaymentsQuery = z.infer<typeof PaymentsQuery>;

/** Latest first. */
export const PaymentList = z
  .object({
    rows: z.array(PaymentAnswer),
    /** Absent on the last page. */
    nextCursor: z.uuid().optional(),
  })
  .meta({ id: 'PaymentList' });
export type PaymentList = z.infer<typeof PaymentList>;
