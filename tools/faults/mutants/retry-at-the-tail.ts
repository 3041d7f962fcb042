import { changed } from '../failpoints/delegate';
import { oneAttempt } from './one-attempt';
import type { PlantedBug } from './planted-bug';

/** What fails is put at the end of its topic and tried later, after everything that was to come after it. */
export const retryAtTheTail: PlantedBug = {
  broker: (broker) =>
    changed(broker, {
      consume: (options, handler) =>
        broker.consume(
          options,
          oneAttempt(handler, async ({ topic, key, value, headers }) => {
            if (value) await broker.produce([{ topic, key, value, headers }]);
          }),
        ),
    }),
};
