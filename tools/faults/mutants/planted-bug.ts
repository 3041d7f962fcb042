import type { Broker, MessageStore } from '@portfel/messaging';

/** A mistake somebody could make behind one of the two ports. What it leaves alone stays as it is. */
export interface PlantedBug {
  broker?(broker: Broker): Broker;
  store?(store: MessageStore): MessageStore;
}
