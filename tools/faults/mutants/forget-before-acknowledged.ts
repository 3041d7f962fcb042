import { changed } from '../failpoints/delegate';
import type { PlantedBug } from './planted-bug';

/** Takes "handed to the client" for "the broker has it": the outbox row goes while the event is still on its way. */
export const forgetBeforeAcknowledged: PlantedBug = {
  broker: (broker) =>
    changed(broker, {
      produce: async (messages, options) => {
        void broker.produce(messages, options).catch(() => undefined);
      },
    }),
};
