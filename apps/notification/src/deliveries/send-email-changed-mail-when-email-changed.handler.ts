import { EmailChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(EmailChanged)
export class SendEmailChangedMailWhenEmailChangedHandler implements EventHandler<typeof EmailChanged> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: EmailChanged, uow: UnitOfWork): Promise<void> {
    await this.messages.addNews(uow, { template: 'email-changed', ...event, sealedEmail: event.email.text });
  }
}
