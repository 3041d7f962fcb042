import type { Payment } from '@portfel/contracts';
import type { ListedPayment } from '../storage/payment.store';

/** A payment as it is told: amounts as text, times as ISO 8601. */
export function toPayment(payment: ListedPayment): Payment {
  const { id: paymentId, accountId, direction, assetCode, status, attempts, reference, failure } = payment;
  return {
    paymentId,
    accountId,
    direction,
    amount: String(payment.amount),
    assetCode,
    status,
    requestedAt: payment.requestedAt.toISOString(),
    attempts,
    // Later the bank is only asked how it stands, which nobody waits for.
    nextAttemptAt: status === 'requested' ? payment.nextAttemptAt?.toISOString() : undefined,
    reference,
    failure,
    endedAt: payment.endedAt?.toISOString(),
  };
}
