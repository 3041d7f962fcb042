import { EmailChangeRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(EmailChangeRequested)
export class SendEmailChangeMailWhenEmailChangeRequestedHandler implements EventHandler<typeof EmailChangeRequested> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: EmailChangeRequested, uow: UnitOfWork): Promise<void> {
    await this.messages.add(uow, {
      template: 'change-email',
      accountId: event.accountId,
      username: event.username,
      language: event.language,
      sealedEmail: event.email.text,
      sealedToken: event.token.text,
      expiresAt: new Date(event.expiresAt),
    });
  }
}
