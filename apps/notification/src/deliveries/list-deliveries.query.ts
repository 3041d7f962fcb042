import type { Metadata } from '@grpc/grpc-js';
import type { ListDeliveriesRequest, ListDeliveriesResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { DeliveryStore } from '../storage/delivery.store';

const AT_MOST = 2_000;

@Questions()
export class ListDeliveriesQuery {
  constructor(private readonly deliveries: DeliveryStore) {}

  @Question('NotificationQueryService', 'ListDeliveries')
  async listDeliveries({ accountId }: ListDeliveriesRequest, metadata: Metadata): Promise<ListDeliveriesResponse> {
    if (!isAskedBy(metadata, accountId)) throw notFound('user-not-found');
    const deliveries = await this.deliveries.listLatest(accountId, AT_MOST);
    return {
      deliveries: deliveries.map(
        ({ id, channel = 'mail', template, status, attempts, expiresAt, sentAt, failure }) => ({
          deliveryId: id,
          channel,
          template,
          status,
          attempts,
          expiresAt: expiresAt.toISOString(),
          sentAt: sentAt?.toISOString(),
          failure,
        }),
      ),
    };
  }
}
