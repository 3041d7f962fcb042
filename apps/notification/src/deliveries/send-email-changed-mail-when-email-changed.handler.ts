import { EmailChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

@On(EmailChanged)
export class SendEmailChangedMailWhenEmailChangedHandler implements EventHandler<typeof EmailChanged> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: EmailChanged, uow: UnitOfWork): Promise<void> {
    await this.mails.addNews(uow, { template: 'email-changed', ...event, sealedEmail: event.email.text });
  }
}
