import { SmsRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(SmsRequested)
export class SendSmsWhenSmsRequestedHandler implements EventHandler<typeof SmsRequested> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: SmsRequested, uow: UnitOfWork): Promise<void> {
    await this.messages.add(uow, {
      channel: 'sms',
      template: event.purpose,
      accountId: event.accountId,
      language: event.language,
      sealedPhone: event.phone.text,
      sealedCode: event.code.text,
      expiresAt: new Date(event.expiresAt),
    });
  }
}
