import { describeMessageStore, freshMongo } from '@portfel/testing';
import { createConnection, openConnection } from './mongo';
import { MongooseMessageStore } from './mongoose-message-store';

describeMessageStore('Mongo', async () => {
  const database = await freshMongo();
  const connection = await openConnection(createConnection({}), database.url);
  return {
    store: new MongooseMessageStore(connection),
    close: async () => {
      await connection.close();
      await database.drop();
    },
  };
});
