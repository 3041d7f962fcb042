import type { Metadata } from '@grpc/grpc-js';
import type { ListPaymentsRequest, ListPaymentsResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { PaymentStore, type ListedPayment } from '../storage/payment.store';
import { toPayment } from './to-payment';

const AT_MOST = 100;

@Questions()
export class ListPaymentsQuery {
  constructor(private readonly payments: PaymentStore) {}

  @Question('PaymentQueryService', 'ListPayments')
  async listPayments(request: ListPaymentsRequest, metadata: Metadata): Promise<ListPaymentsResponse> {
    const { ownerId, cursor, limit } = request;
    if (!isAskedBy(metadata, ownerId)) throw notFound('wallet-not-found');
    const size = Math.min(Math.max(limit, 1), AT_MOST);
    const rows = await this.payments.list(ownerId, cursor, size + 1);
    const page = rows.slice(0, size);
    const payments = await Promise.all(
      page.map(async (payment) => ({ ...toPayment(payment), iban: await this.ibanOf(payment) })),
    );
    return { payments, nextCursor: rows.length > size ? page.at(-1)!.id : '' };
  }

  private async ibanOf({ id, direction, status }: ListedPayment): Promise<string | undefined> {
    return direction === 'withdrawal' && status === 'requested' ? await this.payments.ibanOf(id) : undefined;
  }
}
