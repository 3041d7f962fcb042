import { Injectable } from '@nestjs/common';
import { eventTopic, type AnyEvent } from '@portfel/contracts';
import type { Broker, Subscription } from '@portfel/messaging';

type DataOf<E extends AnyEvent> = E['data']['_output'];

/** What auth tells, to whoever remembers something it has answered. */
@Injectable()
export class AuthNews {
  private readonly listeners: { readonly contract: AnyEvent; readonly listener: (data: never) => void }[] = [];

  when<E extends AnyEvent>(contract: E, listener: (data: DataOf<E>) => void): void {
    this.listeners.push({ contract, listener });
  }

  /** @param group one of its own per gateway instance: each has to hear of everything */
  follow(broker: Broker, group: string): Subscription {
    return broker.consume({ group, topics: [eventTopic('auth')], from: 'tail' }, async (records) => {
      for (const { value } of records) this.hear(value);
    });
  }

  private hear(value: Buffer | null): void {
    // Most events are others: those are not read.
    if (!value || !this.listeners.some(({ contract }) => value.includes(contract.name))) return;
    try {
      const { event_name: name, data } = JSON.parse(value.toString('utf8')) as { event_name: string; data: unknown };
      for (const { contract, listener } of this.listeners) {
        if (contract.name === name) listener(contract.data.parse(data) as never);
      }
    } catch {
      // Nothing that concerns anybody here.
    }
  }
}
