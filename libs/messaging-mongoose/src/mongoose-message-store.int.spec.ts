import { describeMessageStore, freshMongo } from '@portfel/testing';
import { describeCrashPoints } from '../../messaging/test/crash-points';
import { createConnection, openConnection } from './mongo';
import { MongooseMessageStore } from './mongoose-message-store';

const openStore = async () => {
  const database = await freshMongo();
  const connection = await openConnection(createConnection({}), database.url);
  return {
    store: new MongooseMessageStore(connection),
    close: async () => {
      await connection.close();
      await database.drop();
    },
  };
};

describeMessageStore('Mongo', openStore);
describeCrashPoints('Mongo', openStore);
