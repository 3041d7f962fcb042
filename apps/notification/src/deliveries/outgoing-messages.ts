import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { DeliveryStore, type NewDelivery, type NewSms } from '../storage/delivery.store';
import { DeliveryWorker } from './delivery-worker';

/** Old news is no warning: a mail that could not be sent for this long is given up. */
const NEWS_FOR_MS = 7 * 24 * 60 * 60 * 1_000;

/** Writes a mail or an SMS down as a job; sending is the worker's, outside the transaction. */
@Injectable()
export class OutgoingMessages {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly worker: DeliveryWorker,
  ) {}

  /** @param delivery addresses, tokens and codes as they came: they stay sealed until the moment of sending */
  async add(uow: UnitOfWork, delivery: NewDelivery | NewSms): Promise<void> {
    await this.deliveries.create(uow, delivery);
    uow.afterCommit(() => this.worker.wake());
  }

  /** A mail that only tells something. */
  async addNews(uow: UnitOfWork, news: Omit<NewDelivery, 'expiresAt' | 'sealedToken'>): Promise<void> {
    const { template, accountId, username, language, sealedEmail, sealedDevice, month } = news;
    const expiresAt = new Date(uow.now.getTime() + NEWS_FOR_MS);
    await this.add(uow, { template, accountId, username, language, sealedEmail, sealedDevice, month, expiresAt });
  }
}
