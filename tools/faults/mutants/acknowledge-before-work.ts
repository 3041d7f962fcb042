import { setTimeout as sleep } from 'node:timers/promises';
import type { PlantedBug } from './planted-bug';
import { changed } from '../failpoints/delegate';

/** The offset moves when the records have come, not when they are done: what a crash interrupts is never seen again. */
export const acknowledgeBeforeWork: PlantedBug = {
  broker: (broker) =>
    changed(broker, {
      consume: (options, handler) => {
        let working: Promise<unknown> = Promise.resolve();
        return broker.consume(options, async (records) => {
          working = working
            .then(() => sleep(1_500))
            .then(() => handler(records, new AbortController().signal))
            .catch(() => undefined);
        });
      },
    }),
};
