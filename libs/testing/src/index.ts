export { eventually } from './eventually';
export { freshMongo, freshPostgres, type FreshStore } from './fresh-stores';
export { InMemoryBroker } from './in-memory-broker';
export { keepSample } from './keep-sample';
export { testAddresses } from './testing.config';
export { silentLog, testSealing } from './doubles';
export { describeBroker } from './broker.conformance';
export { InMemoryMessageStore, TransientFailure, type InMemoryTransaction } from './in-memory-message-store';
export { describeMessageStore } from './message-store.conformance';
