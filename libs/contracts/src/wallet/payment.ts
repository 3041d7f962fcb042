import { z } from 'zod';
import { AssetCode } from './asset-code';
import { PositiveAmount } from './minor-units';

/** From the bank to an account, or from an account to the bank. */
export const PaymentDirection = z.enum(['deposit', 'withdrawal']);
export type PaymentDirection = z.infer<typeof PaymentDirection>;

/** `requested`: not yet taken by the bank. `sent`: taken, and not yet carried out. The others are final. */
export const PaymentStatus = z.enum(['requested', 'sent', 'settled', 'failed']);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

/** Why a payment has failed: a word, such as `declined`. */
export const PaymentFailure = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** What the bank calls a payment. */
export const PaymentReference = z.string().regex(/^[\w-]{1,64}$/);

/** What every message about a payment says. */
export const paymentFields = {
  paymentId: z.uuid(),
  accountId: z.uuid(),
  direction: PaymentDirection,
  amount: PositiveAmount,
  assetCode: AssetCode,
};

/** What the person is answered who asks for a payment; the money moves when the bank says so. */
export const RequestedPayment = z.object({
  ...paymentFields,
  status: z.literal('requested'),
  requestedAt: z.iso.datetime(),
});
