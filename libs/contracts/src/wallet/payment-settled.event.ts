import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { paymentFields } from './payment';

/** The bank has carried out a payment, and the ledger has it: the transfer has the id of the payment. */
export const PaymentSettled = defineEvent({
  name: 'Wallet.PaymentSettled',
  version: 1,
  key: (data) => data.paymentId,
  data: z.object({
    ...paymentFields,
    /** Absent once the wallet is closed. */
    ownerId: AccountId.optional(),
    settledAt: z.iso.datetime(),
  }),
});
export type PaymentSettled = DataReceived<typeof PaymentSettled>;
