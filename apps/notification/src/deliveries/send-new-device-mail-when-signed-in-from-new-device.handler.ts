import { SignedInFromNewDevice } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMails } from './outgoing-mails';

@On(SignedInFromNewDevice)
export class SendNewDeviceMailWhenSignedInFromNewDeviceHandler implements EventHandler<typeof SignedInFromNewDevice> {
  constructor(private readonly mails: OutgoingMails) {}

  async handle(event: SignedInFromNewDevice, uow: UnitOfWork): Promise<void> {
    const sealedDevice = event.device?.text;
    await this.mails.addNews(uow, { template: 'new-device', ...event, sealedEmail: event.email.text, sealedDevice });
  }
}
