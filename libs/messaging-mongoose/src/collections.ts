import type { Connection, mongo } from 'mongoose';
import type { OutcomeData } from '@portfel/contracts';
import type { ParkingCause } from '@portfel/messaging';

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
  headers?: Record<string, string>;
  createdAt: Date;
}

export interface ParkedKeyDocument {
  /** `<consumer>:<key>` */
  _id: string;
  consumer: string;
  key: string;
  cause: ParkingCause;
  since: Date;
  attempts: number;
  retryAt: Date | null;
  asItIs: boolean;
  /** Messages that ever came to wait here; the place of the next one. */
  arrivals: number;
}

export interface ParkedMessageDocument {
  /** `<consumer>:<message id>` */
  _id: string;
  consumer: string;
  messageId: string;
  key: string;
  /** Numbered messages by number, others behind them as they came. */
  sequence: number;
  position: number;
  name: string;
  reason: string;
  origin: string;
  value: mongo.Binary;
  headers: Record<string, string>;
}

export interface KeySequenceDocument {
  /** `<consumer>:<key>` */
  _id: string;
  last: number;
}

interface LockDocument {
  _id: string;
  expiresAt: Date;
}

export interface MessagingCollections {
  readonly inbox: mongo.Collection<InboxDocument>;
  readonly outbox: mongo.Collection<OutboxDocument>;
  readonly parkedKeys: mongo.Collection<ParkedKeyDocument>;
  readonly parkedMessages: mongo.Collection<ParkedMessageDocument>;
  readonly keySequences: mongo.Collection<KeySequenceDocument>;
  readonly locks: mongo.Collection<LockDocument>;
}

const NAMES: Readonly<Record<keyof MessagingCollections, string>> = {
  inbox: 'inbox',
  outbox: 'outbox',
  parkedKeys: 'parked_keys',
  parkedMessages: 'parked_messages',
  keySequences: 'key_sequences',
  locks: 'locks',
};

/** The library's own collections; plain driver, nothing here is a model. */
export function collections(connection: Connection): MessagingCollections {
  const entries = Object.entries(NAMES).map(([field, name]) => [field, connection.collection(name)]);
  return Object.fromEntries(entries) as MessagingCollections;
}

/** Collections and indexes exist before the first transaction: creating one inside is not allowed everywhere. */
export async function ensureCollections(connection: Connection): Promise<void> {
  const existing = new Set(
    (await connection.db!.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  for (const name of Object.values(NAMES)) {
    if (!existing.has(name)) await connection.db!.createCollection(name).catch(ignoreExisting);
  }
  const { inbox, outbox, parkedKeys, parkedMessages } = collections(connection);
  await outbox.createIndex({ createdAt: 1 });
  await inbox.createIndex({ handledAt: 1 });
  await parkedKeys.createIndex({ consumer: 1, since: 1 });
  await parkedMessages.createIndex({ consumer: 1, key: 1, sequence: 1, position: 1 });
}

function ignoreExisting(error: unknown): void {
  const NAMESPACE_EXISTS = 48;
  if ((error as mongo.MongoServerError).code !== NAMESPACE_EXISTS) throw error;
}
