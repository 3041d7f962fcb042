import { StatementMailRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(StatementMailRequested)
export class SendStatementMailWhenStatementMailRequestedHandler implements EventHandler<typeof StatementMailRequested> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: StatementMailRequested, uow: UnitOfWork): Promise<void> {
    await this.messages.addNews(uow, { template: 'statement-ready', ...event, sealedEmail: event.email.text });
  }
}
