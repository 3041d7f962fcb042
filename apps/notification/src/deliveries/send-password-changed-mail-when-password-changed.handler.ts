import { PasswordChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

/** Old news is no warning: a mail that could not be sent for this long is given up. */
const WORTH_SENDING_MS = 7 * 24 * 60 * 60 * 1_000;

@On(PasswordChanged)
export class SendPasswordChangedMailWhenPasswordChangedHandler implements EventHandler<typeof PasswordChanged> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: PasswordChanged, uow: UnitOfWork): Promise<void> {
    await this.mails.add(uow, {
      template: 'password-changed',
      accountId: event.accountId,
      username: event.username,
      sealedEmail: event.email.text,
      expiresAt: new Date(uow.now.getTime() + WORTH_SENDING_MS),
    });
  }
}
