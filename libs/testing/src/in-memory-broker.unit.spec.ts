import { describeBroker } from './broker.conformance';
import { InMemoryBroker } from './in-memory-broker';

let topics = 0;
describeBroker('InMemoryBroker', async () => {
  const broker = new InMemoryBroker();
  return { broker, newTopic: async () => `topic-${(topics += 1)}`, close: () => broker.stop() };
});
