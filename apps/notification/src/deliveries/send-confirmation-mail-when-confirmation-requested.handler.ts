import { ConfirmationRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(ConfirmationRequested)
export class SendConfirmationMailWhenConfirmationRequestedHandler implements EventHandler<
  typeof ConfirmationRequested
> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: ConfirmationRequested, uow: UnitOfWork): Promise<void> {
    await this.messages.add(uow, {
      template: 'confirm-account',
      accountId: event.accountId,
      username: event.username,
      language: event.language,
      sealedEmail: event.email.text,
      sealedToken: event.token.text,
      expiresAt: new Date(event.expiresAt),
    });
  }
}
