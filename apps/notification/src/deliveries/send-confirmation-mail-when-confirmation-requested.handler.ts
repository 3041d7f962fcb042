import { ConfirmationRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

@On(ConfirmationRequested)
export class SendConfirmationMailWhenConfirmationRequestedHandler implements EventHandler<
  typeof ConfirmationRequested
> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: ConfirmationRequested, uow: UnitOfWork): Promise<void> {
    await this.mails.add(uow, {
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
