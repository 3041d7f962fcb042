import { AsyncLocalStorage } from 'node:async_hooks';
import type { Broker, MessageStore } from '@portfel/messaging';
import type { Armed } from './armed';
import { changed } from './delegate';
import { idIn } from './id-in';

const isEvent = ({ topic }: { topic: string }) => topic.endsWith('.events');

/** True inside the sweep of an outbox; the one way out that `no-inline-publishing` leaves open. */
const sweeping = new AsyncLocalStorage<true>();

/** Events that were kept back; whoever believes they were sent must not remove their rows. */
const keptBack = new Set<string>();

/** The broker of a service, with failpoints after what it acknowledged. */
export function faultyBroker(broker: Broker, armed: Armed): Broker {
  return changed(broker, {
    produce: async (messages, options) => {
      const held = armed.find('no-inline-publishing') && !sweeping.getStore();
      const sent = held ? messages.filter((message) => !isEvent(message)) : messages;
      if (held) for (const { value } of messages.filter(isEvent)) keptBack.add(idIn(value)!);
      if (sent.length > 0) await broker.produce(sent, options);
      const events = sent.filter(isEvent);
      if (events.length > 0) armed.maybeDie('kill-after-send', events.map(({ value }) => idIn(value)).join(' '));
    },
  });
}

/** Marks the sweeps of a store, and keeps the rows of what was not sent inline. */
export function markedSweeps(store: MessageStore): MessageStore {
  return changed(store, {
    withUnsent: (olderThanMs, limit, publish, except) =>
      store.withUnsent(olderThanMs, limit, (rows) => sweeping.run(true, () => publish(rows)), except),
    forget: async (ids) => {
      const sent = ids.filter((id) => !keptBack.has(id));
      if (sent.length > 0) await store.forget(sent);
    },
  });
}
