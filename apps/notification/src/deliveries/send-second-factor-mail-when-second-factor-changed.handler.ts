import { SecondFactorChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

const TEMPLATES = {
  'switched-on': 'second-factor-on',
  'switched-off': 'second-factor-off',
  'recovery-code-used': 'recovery-code-used',
  'recovery-codes-renewed': 'recovery-codes-renewed',
} as const;

@On(SecondFactorChanged)
export class SendSecondFactorMailWhenSecondFactorChangedHandler implements EventHandler<typeof SecondFactorChanged> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: SecondFactorChanged, uow: UnitOfWork): Promise<void> {
    await this.messages.addNews(uow, { template: TEMPLATES[event.what], ...event, sealedEmail: event.email.text });
  }
}
