import { FarewellRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { DeliveryStore } from '../storage/delivery.store';
import { OutgoingMails } from './outgoing-mails';

/** What was to be sent is not sent any more, what was sent is forgotten; one mail says why (docs/adr/0023). */
@On(FarewellRequested)
export class SendFarewellMailWhenFarewellRequestedHandler implements EventHandler<typeof FarewellRequested> {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly mails: OutgoingMails,
  ) {}

  async handle({ accountId, username, email }: FarewellRequested, uow: UnitOfWork): Promise<void> {
    await this.deliveries.erase(uow, accountId);
    await this.mails.addNews(uow, { template: 'account-closed', accountId, username, sealedEmail: email.text });
  }
}
