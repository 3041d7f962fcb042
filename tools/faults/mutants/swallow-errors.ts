import { changed } from '../failpoints/delegate';
import { oneAttempt } from './one-attempt';
import type { PlantedBug } from './planted-bug';

/** An error of a handler is caught and forgotten; the record counts as done. */
export const swallowErrors: PlantedBug = {
  broker: (broker) =>
    changed(broker, {
      consume: (options, handler) =>
        broker.consume(
          options,
          oneAttempt(handler, async () => undefined),
        ),
    }),
};
