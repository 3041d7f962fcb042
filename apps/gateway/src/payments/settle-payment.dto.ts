import { z } from 'zod';
import { PaymentFailure, PaymentReference } from '@portfel/contracts';

/** Body of `POST /payments/webhooks/bank`: how a payment has ended. */
export const BankNews = z
  .strictObject({
    /** Of this news; said again, it is the same. */
    eventId: z.string().regex(/^[\w-]{1,64}$/),
    paymentId: z.uuid(),
    reference: PaymentReference,
    status: z.enum(['settled', 'failed']),
    failure: PaymentFailure.optional(),
  })
  .meta({ id: 'BankNews' });
export type BankNews = z.infer<typeof BankNews>;
