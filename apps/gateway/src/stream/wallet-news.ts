import { Injectable } from '@nestjs/common';
import { Envelope, eventTopic, TransferPosted, WalletOpened, type AnyEvent } from '@portfel/contracts';
import type { Broker, Subscription } from '@portfel/messaging';
import { Streams, type News } from './streams';

/** What an event means to whom. */
interface Telling {
  readonly contract: AnyEvent;
  tell(data: object): readonly News[];
}

const telling = <E extends AnyEvent>(contract: E, tell: (data: E['data']['_output']) => readonly News[]): Telling => ({
  contract,
  tell: (data) => {
    const known = contract.data.safeParse(data);
    return known.success ? tell(known.data as E['data']['_output']) : [];
  },
});

/** Each side of a transfer hears of its own entries and of nobody else's. */
const TELLINGS: readonly Telling[] = [
  telling(TransferPosted, ({ entries, ...transfer }) =>
    [...new Set(entries.flatMap(({ ownerId }) => ownerId ?? []))].map((ownerId) => ({
      ownerId,
      type: 'transfer',
      data: {
        ...transfer,
        entries: entries.filter((entry) => entry.ownerId === ownerId).map(({ ownerId: _, ...entry }) => entry),
      },
    })),
  ),
  telling(WalletOpened, ({ ownerId, walletId }) => [{ ownerId, type: 'wallet-opened', data: { walletId } }]),
];

/** From the wallet's events to the people they concern. */
@Injectable()
export class WalletNews {
  private readonly byName = new Map(TELLINGS.map((one) => [one.contract.name, one] as const));

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
    for (const news of this.byName.get(envelope.data.event_name)?.tell(envelope.data.data) ?? []) {
      this.streams.tell(news);
    }
  }
}
