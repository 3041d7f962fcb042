import { PasswordChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(PasswordChanged)
export class SendPasswordChangedMailWhenPasswordChangedHandler implements EventHandler<typeof PasswordChanged> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: PasswordChanged, uow: UnitOfWork): Promise<void> {
    await this.messages.addNews(uow, { template: 'password-changed', ...event, sealedEmail: event.email.text });
  }
}
