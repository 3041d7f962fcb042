import { SignedInFromNewDevice } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { OutgoingMessages } from './outgoing-messages';

@On(SignedInFromNewDevice)
export class SendNewDeviceMailWhenSignedInFromNewDeviceHandler implements EventHandler<typeof SignedInFromNewDevice> {
  constructor(private readonly messages: OutgoingMessages) {}

  async handle(event: SignedInFromNewDevice, uow: UnitOfWork): Promise<void> {
    const sealedDevice = event.device?.text;
    await this.messages.addNews(uow, { template: 'new-device', ...event, sealedEmail: event.email.text, sealedDevice });
  }
}
