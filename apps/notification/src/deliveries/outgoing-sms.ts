import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { DeliveryStore, type NewSms } from '../storage/delivery.store';
import { DeliveryWorker } from './delivery-worker';

/** Writes an SMS down as a job; sending is the worker's, outside the transaction. */
@Injectable()
export class OutgoingSms {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly worker: DeliveryWorker,
  ) {}

  /** @param sms number and code as they came: they stay sealed until the moment of sending */
  async add(uow: UnitOfWork, sms: NewSms): Promise<void> {
    await this.deliveries.create(uow, sms);
    uow.afterCommit(() => this.worker.wake());
  }
}
