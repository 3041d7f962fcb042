import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { PaymentFailure, PaymentReference, PaymentStatus } from './payment';

/**
 * What the bank says of a payment; the wallet believes it of nobody else. A payment ends once: what comes later changes
 * nothing. The command id is derived from the id of what the bank said, so that a repetition is the same command.
 */
export const SettlePayment = defineCommand({
  name: 'Wallet.SettlePayment',
  version: 1,
  key: (data) => data.paymentId,
  data: z.object({
    paymentId: z.uuid(),
    /** The bank's id of this news. */
    providerEventId: z.string().min(1).max(64),
    status: z.enum(['settled', 'failed']),
    /** Absent when the bank has not taken the payment. */
    reference: PaymentReference.optional(),
    /** Why it has failed. */
    failure: PaymentFailure.optional(),
  }),
  /** How the payment has ended, now or before. */
  result: z.object({ paymentId: z.uuid(), status: PaymentStatus }),
  errors: ['payment-not-found'],
});
export type SettlePayment = DataReceived<typeof SettlePayment>;
