import { SecondFactorChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

/** Old news is no warning: a mail that could not be sent for this long is given up. */
const WORTH_SENDING_MS = 7 * 24 * 60 * 60 * 1_000;

const TEMPLATES = {
  'switched-on': 'second-factor-on',
  'switched-off': 'second-factor-off',
  'recovery-code-used': 'recovery-code-used',
  'recovery-codes-renewed': 'recovery-codes-renewed',
} as const;

@On(SecondFactorChanged)
export class SendSecondFactorMailWhenSecondFactorChangedHandler implements EventHandler<typeof SecondFactorChanged> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: SecondFactorChanged, uow: UnitOfWork): Promise<void> {
    await this.mails.add(uow, {
      template: TEMPLATES[event.what],
      accountId: event.accountId,
      username: event.username,
      sealedEmail: event.email.text,
      expiresAt: new Date(uow.now.getTime() + WORTH_SENDING_MS),
    });
  }
}
