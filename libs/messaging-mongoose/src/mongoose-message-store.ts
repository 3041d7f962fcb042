import { mongo, type ClientSession, type Connection } from 'mongoose';
import type { OutcomeData } from '@portfel/contracts';
import {
  AlreadyHandled,
  type Delivery,
  type HandledDelivery,
  type MessageStore,
  type OpenTransaction,
  type OutboxRow,
  type UnitOfWork,
} from '@portfel/messaging';
import { collections, type InboxDocument, type MessagingCollections, type OutboxDocument } from './collections';

const DUPLICATE_KEY = 11_000;
const TRANSIENT_LABELS = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];
/** A sweeper that died in the middle blocks the others no longer than this. */
const SWEEP_LEASE_MS = 15_000;

/** The session of a unit of work, for the stores of a Mongo service. */
export async function transaction(uow: UnitOfWork): Promise<ClientSession> {
  return (await uow.transaction()) as ClientSession;
}

/** Inbox and outbox on Mongo, in one multi-document transaction with the state. */
export class MongooseMessageStore implements MessageStore<ClientSession> {
  private readonly inbox: MessagingCollections['inbox'];
  private readonly outbox: MessagingCollections['outbox'];
  private readonly locks: MessagingCollections['locks'];

  constructor(private readonly connection: Connection) {
    ({ inbox: this.inbox, outbox: this.outbox, locks: this.locks } = collections(connection));
  }

  async begin(delivery: Delivery): Promise<OpenTransaction<ClientSession>> {
    const session = await this.connection.startSession({
      defaultTransactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    });
    session.startTransaction();
    try {
      await this.inbox.insertOne({ _id: inboxId(delivery), handledAt: new Date() }, { session });
      return new OpenMongooseTransaction(session, delivery, this.inbox, this.outbox);
    } catch (error) {
      await end(session);
      if ((error as mongo.MongoServerError).code !== DUPLICATE_KEY) throw error;
      throw new AlreadyHandled(delivery, (await this.find(delivery)) ?? {});
    }
  }

  async find(delivery: Delivery): Promise<HandledDelivery | undefined> {
    const document = await this.inbox.findOne({ _id: inboxId(delivery) });
    return document ? { outcome: document.outcome } : undefined;
  }

  isTransient(error: unknown): boolean {
    if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError) return true;
    if (error instanceof mongo.MongoNotConnectedError || error instanceof mongo.MongoTopologyClosedError) return true;
    if ((error as Error)?.name === 'MongooseServerSelectionError') return true;
    return error instanceof mongo.MongoError && TRANSIENT_LABELS.some((label) => error.hasErrorLabel(label));
  }

  async withUnsent(olderThanMs: number, limit: number, publish: (rows: OutboxRow[]) => Promise<void>): Promise<number> {
    const filter = { createdAt: { $lt: new Date(Date.now() - olderThanMs) } };
    if (!(await this.outbox.findOne(filter))) return 0;
    return await this.leased('outbox-sweep', async () => {
      const documents = await this.outbox.find(filter).sort({ createdAt: 1, _id: 1 }).limit(limit).toArray();
      if (documents.length === 0) return 0;
      await publish(documents.map(toRow));
      await this.forget(documents.map((document) => document._id));
      return documents.length;
    });
  }

  async forget(eventIds: readonly string[]): Promise<void> {
    await this.outbox.deleteMany({ _id: { $in: [...eventIds] } });
  }

  async oldestUnsentSeconds(): Promise<number> {
    const oldest = await this.outbox.findOne({}, { sort: { createdAt: 1 } });
    return oldest ? (Date.now() - oldest.createdAt.getTime()) / 1_000 : 0;
  }

  async ping(): Promise<void> {
    await this.connection.db!.command({ ping: 1 });
  }

  /** One process at a time, by a lease with an end; the work itself may safely be done twice. */
  private async leased(name: string, work: () => Promise<number>): Promise<number> {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + SWEEP_LEASE_MS);
    try {
      await this.locks.findOneAndUpdate(
        { _id: name, expiresAt: { $lt: now } },
        { $set: { expiresAt } },
        { upsert: true },
      );
    } catch (error) {
      if ((error as mongo.MongoServerError).code === DUPLICATE_KEY) return 0;
      throw error;
    }
    try {
      return await work();
    } finally {
      await this.locks.updateOne({ _id: name, expiresAt }, { $set: { expiresAt: new Date(0) } });
    }
  }
}

class OpenMongooseTransaction implements OpenTransaction<ClientSession> {
  constructor(
    readonly tx: ClientSession,
    private readonly delivery: Delivery,
    private readonly inbox: MessagingCollections['inbox'],
    private readonly outbox: MessagingCollections['outbox'],
  ) {}

  async commit({ outcome, events }: { outcome?: OutcomeData; events: readonly OutboxRow[] }): Promise<void> {
    const session = this.tx;
    if (outcome) await this.inbox.updateOne({ _id: inboxId(this.delivery) }, { $set: { outcome } }, { session });
    if (events.length > 0) await this.outbox.insertMany(events.map(toDocument), { session, ordered: true });
    await session.commitTransaction();
    await session.endSession();
  }

  async rollback(): Promise<void> {
    await end(this.tx);
  }
}

async function end(session: ClientSession): Promise<void> {
  if (session.hasEnded) return;
  if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
  await session.endSession();
}

const inboxId = (delivery: Delivery): InboxDocument['_id'] => `${delivery.consumer}:${delivery.messageId}`;

const toDocument = (row: OutboxRow): OutboxDocument => ({
  _id: row.id,
  topic: row.topic,
  key: row.key,
  value: new mongo.Binary(row.value),
  createdAt: new Date(),
});

const toRow = (document: OutboxDocument): OutboxRow => ({
  id: document._id,
  topic: document.topic,
  key: document.key,
  value: Buffer.from(document.value.buffer),
});
