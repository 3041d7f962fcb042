import type { Metadata } from '@grpc/grpc-js';
import type { GetPaymentRequest, GetPaymentResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { PaymentStore } from '../storage/payment.store';
import { toPayment } from './to-payment';

@Questions()
export class GetPaymentQuery {
  constructor(private readonly payments: PaymentStore) {}

  @Question('PaymentQueryService', 'GetPayment')
  async getPayment({ ownerId, paymentId }: GetPaymentRequest, metadata: Metadata): Promise<GetPaymentResponse> {
    const payment = isAskedBy(metadata, ownerId) ? await this.payments.find(ownerId, paymentId) : undefined;
    if (!payment) throw notFound('payment-not-found');
    return { payment: toPayment(payment) };
  }
}
