import { Injectable } from '@nestjs/common';
import {
  Envelope,
  eventTopic,
  HoldPlaced,
  HoldSettled,
  PaymentFailed,
  PaymentRequested,
  PaymentSettled,
  TransferPosted,
  WalletOpened,
  type AnyEvent,
} from '@portfel/contracts';
import type { Broker, Subscription } from '@portfel/messaging';
import { Streams, type News } from './streams';

/** What the data of an event means to whom. */
type Telling = (data: object) => readonly News[];

const telling =
  <E extends AnyEvent>(contract: E, tell: (data: E['data']['_output']) => readonly News[]): Telling =>
  (data) => {
    const known = contract.data.safeParse(data);
    return known.success ? tell(known.data as E['data']['_output']) : [];
  };

/** Each side of a transfer hears of its own entries and of nobody else's. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  [TransferPosted.name]: telling(TransferPosted, ({ entries, ...transfer }) =>
    [...new Set(entries.flatMap(({ ownerId }) => ownerId ?? []))].map((ownerId) => ({
      ownerId,
      type: 'transfer',
      data: {
        ...transfer,
        entries: entries.filter((entry) => entry.ownerId === ownerId).map(({ ownerId: _, ...entry }) => entry),
      },
    })),
  ),
  [HoldPlaced.name]: telling(HoldPlaced, ({ ownerId, beneficiaryId, held, available, ...hold }) => [
    { ownerId, type: 'hold', data: { ...hold, status: 'active', held, available } },
    { ownerId: beneficiaryId, type: 'hold', data: { ...hold, status: 'active' } },
  ]),
  [HoldSettled.name]: telling(HoldSettled, ({ ownerId, beneficiaryId, held, available, ...hold }) => [
    ...(ownerId ? [{ ownerId, type: 'hold', data: { ...hold, held, available } }] : []),
    { ownerId: beneficiaryId, type: 'hold', data: hold },
  ]),
  [PaymentRequested.name]: telling(PaymentRequested, ({ ownerId, ...payment }) =>
    paymentNews(ownerId, payment, 'requested'),
  ),
  [PaymentSettled.name]: telling(PaymentSettled, ({ ownerId, ...payment }) => paymentNews(ownerId, payment, 'settled')),
  [PaymentFailed.name]: telling(PaymentFailed, ({ ownerId, ...payment }) => paymentNews(ownerId, payment, 'failed')),
  [WalletOpened.name]: telling(WalletOpened, ({ ownerId, walletId }) => [
    { ownerId, type: 'wallet-opened', data: { walletId } },
  ]),
};

function paymentNews(ownerId: string | undefined, payment: object, status: string): News[] {
  return ownerId ? [{ ownerId, type: 'payment', data: { ...payment, status } }] : [];
}

/** From the wallet's events to the people they concern. */
@Injectable()
export class WalletNews {
  constructor(private readonly streams: Streams) {}

  /** @param group one of its own per gateway instance: each has listeners of its own */
  follow(broker: Broker, group: string): Subscription {
    return broker.consume({ group, topics: [eventTopic('wallet')], from: 'tail' }, async (records) => {
      for (const { value } of records) if (value) this.hear(value);
    });
  }

  private hear(value: Buffer): void {
    let json: unknown;
    try {
      json = JSON.parse(value.toString('utf8'));
    } catch {
      return;
    }
    const envelope = Envelope.safeParse(json);
    if (!envelope.success) return;
    for (const news of TELLINGS[envelope.data.event_name]?.(envelope.data.data) ?? []) {
      this.streams.tell(news);
    }
  }
}
