import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { PaymentFailure, paymentFields } from './payment';

/** A payment has come to nothing; what was set aside for it is available again. */
export const PaymentFailed = defineEvent({
  name: 'Wallet.PaymentFailed',
  version: 1,
  key: (data) => data.paymentId,
  data: z.object({
    ...paymentFields,
    /** Absent once the wallet is closed. */
    ownerId: AccountId.optional(),
    failure: PaymentFailure,
    failedAt: z.iso.datetime(),
  }),
});
export type PaymentFailed = DataReceived<typeof PaymentFailed>;
