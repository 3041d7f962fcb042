import { PasswordResetRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(PasswordResetRequested)
export class SendPasswordResetMailWhenPasswordResetRequestedHandler implements EventHandler<
  typeof PasswordResetRequested
> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: PasswordResetRequested, uow: UnitOfWork): Promise<void> {
    await this.messages.add(uow, {
      template: 'reset-password',
      accountId: event.accountId,
      username: event.username,
      language: event.language,
      sealedEmail: event.email.text,
      sealedToken: event.token.text,
      expiresAt: new Date(event.expiresAt),
    });
  }
}
