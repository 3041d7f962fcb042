import { PasswordChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

@On(PasswordChanged)
export class SendPasswordChangedMailWhenPasswordChangedHandler implements EventHandler<typeof PasswordChanged> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: PasswordChanged, uow: UnitOfWork): Promise<void> {
    await this.mails.addNews(uow, { template: 'password-changed', ...event, sealedEmail: event.email.text });
  }
}
