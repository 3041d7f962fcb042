import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { DeliveryStore, type NewDelivery } from '../storage/delivery.store';
import { DeliveryWorker } from './delivery-worker';

/** Writes a mail down as a job; sending is the worker's, outside the transaction. */
@Injectable()
export class OutgoingMails {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly worker: DeliveryWorker,
  ) {}

  /** @param delivery address and token as they came: they stay sealed until the moment of sending */
  async add(uow: UnitOfWork, delivery: NewDelivery): Promise<void> {
    await this.deliveries.create(uow, delivery);
    uow.afterCommit(() => this.worker.wake());
  }
}
