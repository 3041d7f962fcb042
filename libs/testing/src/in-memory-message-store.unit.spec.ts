import { InMemoryMessageStore } from './in-memory-message-store';
import { describeMessageStore } from './message-store.conformance';

describeMessageStore('InMemoryMessageStore', async () => ({
  store: new InMemoryMessageStore(),
  close: async () => {},
}));
