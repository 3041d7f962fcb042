import { EmailChangeRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

@On(EmailChangeRequested)
export class SendEmailChangeMailWhenEmailChangeRequestedHandler implements EventHandler<typeof EmailChangeRequested> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: EmailChangeRequested, uow: UnitOfWork): Promise<void> {
    await this.mails.add(uow, {
      template: 'change-email',
      accountId: event.accountId,
      username: event.username,
      sealedEmail: event.email.text,
      sealedToken: event.token.text,
      expiresAt: new Date(event.expiresAt),
    });
  }
}
