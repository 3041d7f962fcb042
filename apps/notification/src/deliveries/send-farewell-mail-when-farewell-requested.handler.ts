import { FarewellRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { DeliveryStore } from '../storage/delivery.store';
import { OutgoingMessages } from './outgoing-messages';

/** What was to be sent is not sent any more, what was sent is forgotten; one mail says why (docs/adr/0023). */
@On(FarewellRequested)
export class SendFarewellMailWhenFarewellRequestedHandler implements EventHandler<typeof FarewellRequested> {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly messages: OutgoingMessages,
  ) {}

  async handle(event: FarewellRequested, uow: UnitOfWork): Promise<void> {
    await this.deliveries.erase(uow, event.accountId);
    await this.messages.addNews(uow, { template: 'account-closed', ...event, sealedEmail: event.email.text });
  }
}
