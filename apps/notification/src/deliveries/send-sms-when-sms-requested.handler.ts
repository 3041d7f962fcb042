import { SmsRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingSms } from './outgoing-sms';

@On(SmsRequested)
export class SendSmsWhenSmsRequestedHandler implements EventHandler<typeof SmsRequested> {
  constructor(private readonly sms: OutgoingSms) {}

  async handle(event: SmsRequested, uow: UnitOfWork): Promise<void> {
    await this.sms.add(uow, {
      channel: 'sms',
      template: event.purpose,
      accountId: event.accountId,
      sealedPhone: event.phone.text,
      sealedCode: event.code.text,
      expiresAt: new Date(event.expiresAt),
    });
  }
}
