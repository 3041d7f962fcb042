export { createConnection, mongoProviders, openConnection } from './mongo';
export { MongooseMessageStore, transaction } from './mongoose-message-store';
