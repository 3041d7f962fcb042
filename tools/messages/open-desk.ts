import { createKafkaBroker, MessageDesk, type MessageStore } from '@portfel/messaging';
import { createConnection, MongooseMessageStore } from '@portfel/messaging-mongoose';
import { createDataSource, TypeormMessageStore } from '@portfel/messaging-typeorm';
import type { MessagesConfig } from './messages.config';

export interface OpenDesk {
  readonly desk: MessageDesk;
  close(): Promise<void>;
}

/** The desk over the live broker and the live stores. */
export async function openDesk(config: MessagesConfig): Promise<OpenDesk> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const broker = createKafkaBroker({ clientId: 'messages', brokers: config.kafkaBrokers, log, onFatal: () => {} });
  const opened = await Promise.all(
    Object.entries(config.stores).map(async ([service, url]) => ({ service, ...(await openStore(service, url)) })),
  );
  return {
    desk: new MessageDesk(broker, new Map(opened.map(({ service, store }) => [service, store]))),
    close: async () => {
      await Promise.all([broker.stop(), ...opened.map((one) => one.close())]);
    },
  };
}

async function openStore(service: string, url: string): Promise<{ store: MessageStore; close(): Promise<void> }> {
  try {
    if (url.startsWith('mongodb')) {
      const connection = await createConnection({}).openUri(url, {
        serverSelectionTimeoutMS: 5_000,
        autoCreate: false,
      });
      return { store: new MongooseMessageStore(connection), close: () => connection.close() };
    }
    const dataSource = await createDataSource({ url, entities: [], migrations: [] }).initialize();
    return { store: new TypeormMessageStore(dataSource), close: () => dataSource.destroy() };
  } catch (error) {
    throw new Error(`The store of ${service} does not answer (${(error as Error).message}). Is it running?`, {
      cause: error,
    });
  }
}
