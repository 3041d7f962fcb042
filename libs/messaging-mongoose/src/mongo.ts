import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type InjectionToken, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { Connection, createConnection as newConnection, type Schema } from 'mongoose';
import { MESSAGE_STORE } from '@portfel/messaging';
import { ensureCollections } from './collections';
import { MongooseMessageStore } from './mongoose-message-store';

/** A service's own database. Models are defined on the connection, so that services may share a process. */
export function createConnection(schemas: Readonly<Record<string, Schema>>): Connection {
  const connection = newConnection();
  for (const [name, schema] of Object.entries(schemas)) connection.model(name, schema, name);
  return connection;
}

/** A database that comes up a little later than its service is no failure. */
async function connect(connection: Connection, url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await connection.openUri(url, CONNECTION_OPTIONS));
    } catch (error) {
      if (attempt >= 12) throw error;
      await sleep(1_000);
    }
  }
}

const CONNECTION_OPTIONS = {
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
  maxPoolSize: 10,
  serverSelectionTimeoutMS: 5_000,
  writeConcern: { w: 'majority' },
} as const;

/** Connects, and creates collections and indexes of the models and of the library. */
export async function openConnection(connection: Connection, url: string): Promise<Connection> {
  await connect(connection, url);
  await ensureCollections(connection);
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return connection;
}

/** Connection, message store and orderly closing, for the providers of a service module. */
export function mongoProviders(
  schemas: Readonly<Record<string, Schema>>,
  configToken: InjectionToken<{ MONGO_URL: string }>,
): Provider[] {
  return [
    {
      provide: Connection,
      useFactory: (config: { MONGO_URL: string }) => openConnection(createConnection(schemas), config.MONGO_URL),
      inject: [configToken],
    },
    {
      provide: MESSAGE_STORE,
      useFactory: (connection: Connection) => new MongooseMessageStore(connection),
      inject: [Connection],
    },
    ClosesConnection,
  ];
}

/** After the consumers have stopped: their last transactions need the connection. */
@Injectable()
class ClosesConnection implements OnApplicationShutdown {
  constructor(@Inject(Connection) private readonly connection: Connection) {}

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}
