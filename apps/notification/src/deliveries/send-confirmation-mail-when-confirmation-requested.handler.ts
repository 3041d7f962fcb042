import { ConfirmationRequested } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { DeliveryStore } from '../storage/delivery.store';
import { DeliveryWorker } from './delivery-worker';

/** Writes the mail down as a job; sending is the worker's, outside the transaction. */
@On(ConfirmationRequested)
export class SendConfirmationMailWhenConfirmationRequestedHandler implements EventHandler<
  typeof ConfirmationRequested
> {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly worker: DeliveryWorker,
  ) {}

  async handle(event: ConfirmationRequested, uow: UnitOfWork): Promise<void> {
    await this.deliveries.create(uow, {
      template: 'confirm-account',
      accountId: event.accountId,
      username: event.username,
      // Address and token stay sealed in the store; they are opened for the moment of sending.
      sealedEmail: event.email.text,
      sealedToken: event.token.text,
      expiresAt: new Date(event.expiresAt),
    });
    uow.afterCommit(() => this.worker.wake());
  }
}
