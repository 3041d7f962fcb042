import type { Connection, mongo } from 'mongoose';
import type { OutcomeData } from '@portfel/contracts';

export interface InboxDocument {
  /** `<consumer>:<message id>` */
  _id: string;
  handledAt: Date;
  outcome?: OutcomeData;
}

export interface OutboxDocument {
  /** The event id. */
  _id: string;
  topic: string;
  key: string;
  value: mongo.Binary;
  createdAt: Date;
}

interface LockDocument {
  _id: string;
  expiresAt: Date;
}

export interface MessagingCollections {
  readonly inbox: mongo.Collection<InboxDocument>;
  readonly outbox: mongo.Collection<OutboxDocument>;
  readonly locks: mongo.Collection<LockDocument>;
}

/** The library's own collections; plain driver, nothing here is a model. */
export function collections(connection: Connection): MessagingCollections {
  return {
    inbox: connection.collection<InboxDocument>('inbox') as unknown as mongo.Collection<InboxDocument>,
    outbox: connection.collection<OutboxDocument>('outbox') as unknown as mongo.Collection<OutboxDocument>,
    locks: connection.collection<LockDocument>('locks') as unknown as mongo.Collection<LockDocument>,
  };
}

/** Collections and indexes exist before the first transaction: creating one inside is not allowed everywhere. */
export async function ensureCollections(connection: Connection): Promise<void> {
  const existing = new Set(
    (await connection.db!.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  for (const name of ['inbox', 'outbox', 'locks']) {
    if (!existing.has(name)) await connection.db!.createCollection(name).catch(ignoreExisting);
  }
  await collections(connection).outbox.createIndex({ createdAt: 1 });
}

function ignoreExisting(error: unknown): void {
  const NAMESPACE_EXISTS = 48;
  if ((error as mongo.MongoServerError).code !== NAMESPACE_EXISTS) throw error;
}
