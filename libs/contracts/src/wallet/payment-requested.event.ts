import { z } from 'zod';
import { AccountId } from '../ids';
import { defineEvent, type DataReceived } from '../message';
import { paymentFields } from './payment';

/** Somebody has asked for money from the bank, or for money to a bank account. */
export const PaymentRequested = defineEvent({
  name: 'Wallet.PaymentRequested',
  version: 1,
  key: (data) => data.paymentId,
  data: z.object({ ...paymentFields, ownerId: AccountId, requestedAt: z.iso.datetime() }),
});
export type PaymentRequested = DataReceived<typeof PaymentRequested>;
