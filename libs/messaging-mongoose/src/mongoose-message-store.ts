import { mongo, type ClientSession, type Connection } from 'mongoose';
import type { OutcomeData } from '@portfel/contracts';
import {
  AlreadyHandled,
  type Arrival,
  type Delivery,
  type HandledDelivery,
  type MessageStore,
  type OpenTransaction,
  type OutboxRow,
  type OutboxState,
  type UnitOfWork,
} from '@portfel/messaging';
import { DoneBefore, freeKeyIfEmpty, inboxId, takeTurn } from './arrivals';
import { collections, type MessagingCollections, type OutboxDocument } from './collections';
import { ParkingCollections } from './parking-collections';

const DUPLICATE_KEY = 11_000;
const TRANSIENT_LABELS = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];
/** A sweeper that died in the middle blocks the others no longer than this. */
const SWEEP_LEASE_MS = 15_000;

/** The session of a unit of work, for the stores of a Mongo service. */
export async function transaction(uow: UnitOfWork): Promise<ClientSession> {
  return (await uow.transaction()) as ClientSession;
}

/** Inbox, outbox and parking on Mongo, in one multi-document transaction with the state. */
export class MongooseMessageStore implements MessageStore<ClientSession> {
  private readonly store: MessagingCollections;
  readonly parking: ParkingCollections;

  constructor(private readonly connection: Connection) {
    this.store = collections(connection);
    this.parking = new ParkingCollections(connection, this.store);
  }

  async begin(arrival: Arrival): Promise<OpenTransaction<ClientSession>> {
    const session = await this.connection.startSession({
      defaultTransactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    });
    session.startTransaction();
    try {
      await takeTurn(this.store, session, arrival);
      return new OpenMongooseTransaction(session, arrival, this.store);
    } catch (error) {
      if (error instanceof DoneBefore) {
        await freeKeyIfEmpty(this.store, session, arrival);
        await session.commitTransaction();
      }
      await end(session);
      if (error instanceof AlreadyHandled || error instanceof DoneBefore) {
        throw new AlreadyHandled(arrival, (await this.find(arrival)) ?? {});
      }
      throw error;
    }
  }

  async find(delivery: Delivery): Promise<HandledDelivery | undefined> {
    const document = await this.store.inbox.findOne({ _id: inboxId(delivery) });
    return document ? { outcome: document.outcome } : undefined;
  }

  isTransient(error: unknown): boolean {
    if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError) return true;
    if (error instanceof mongo.MongoNotConnectedError || error instanceof mongo.MongoTopologyClosedError) return true;
    if ((error as Error)?.name === 'MongooseServerSelectionError') return true;
    return error instanceof mongo.MongoError && TRANSIENT_LABELS.some((label) => error.hasErrorLabel(label));
  }

  async withUnsent(
    olderThanMs: number,
    limit: number,
    publish: (rows: OutboxRow[]) => Promise<void>,
    except: readonly string[] = [],
  ): Promise<number | undefined> {
    const filter = { createdAt: { $lt: new Date(Date.now() - olderThanMs) }, _id: { $nin: [...except] } };
    if (!(await this.store.outbox.findOne(filter))) return 0;
    return await this.leased('outbox-sweep', async () => {
      const documents = await this.store.outbox.find(filter).sort({ createdAt: 1, _id: 1 }).limit(limit).toArray();
      if (documents.length === 0) return 0;
      await publish(documents.map(toRow));
      await this.forget(documents.map((document) => document._id));
      return documents.length;
    });
  }

  async forget(eventIds: readonly string[]): Promise<void> {
    await this.store.outbox.deleteMany({ _id: { $in: [...eventIds] } });
  }

  async outbox(): Promise<OutboxState> {
    const oldest = await this.store.outbox.findOne({}, { sort: { createdAt: 1 } });
    if (!oldest) return { waiting: 0, oldestSeconds: 0 };
    const waiting = await this.store.outbox.countDocuments();
    return { waiting, oldestSeconds: (Date.now() - oldest.createdAt.getTime()) / 1_000 };
  }

  async prune(handledBefore: Date, limit: number): Promise<number> {
    const old = await this.store.inbox
      .find({ handledAt: { $lt: handledBefore } }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    const { deletedCount } = await this.store.inbox.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
    return deletedCount;
  }

  async ping(): Promise<void> {
    await this.connection.db!.command({ ping: 1 });
  }

  /**
   * One process at a time, by a lease with an end; the work itself may safely be done twice.
   * @returns undefined while another process holds the lease
   */
  private async leased(name: string, work: () => Promise<number>): Promise<number | undefined> {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + SWEEP_LEASE_MS);
    try {
      await this.store.locks.findOneAndUpdate(
        { _id: name, expiresAt: { $lt: now } },
        { $set: { expiresAt } },
        { upsert: true },
      );
    } catch (error) {
      if ((error as mongo.MongoServerError).code === DUPLICATE_KEY) return undefined;
      throw error;
    }
    try {
      return await work();
    } finally {
      await this.store.locks.updateOne({ _id: name, expiresAt }, { $set: { expiresAt: new Date(0) } });
    }
  }
}

class OpenMongooseTransaction implements OpenTransaction<ClientSession> {
  constructor(
    readonly tx: ClientSession,
    private readonly arrival: Arrival,
    private readonly store: MessagingCollections,
  ) {}

  async commit({
    outcomes = [],
    events,
  }: {
    outcomes?: readonly OutcomeData[];
    events: readonly OutboxRow[];
  }): Promise<void> {
    const { tx: session, store, arrival } = this;
    for (const outcome of outcomes) {
      // What is absent must come back absent: the driver would write null.
      const kept = JSON.parse(JSON.stringify(outcome)) as OutcomeData;
      await store.inbox.updateOne({ _id: inboxId(arrival) }, { $set: { outcome: kept } }, { session });
    }
    if (events.length > 0) await store.outbox.insertMany(events.map(toDocument), { session, ordered: true });
    if (arrival.fromParking) await freeKeyIfEmpty(store, session, arrival);
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

const toDocument = (row: OutboxRow): OutboxDocument => ({
  _id: row.id,
  topic: row.topic,
  key: row.key,
  value: new mongo.Binary(row.value),
  headers: row.headers,
  createdAt: new Date(),
});

const toRow = (document: OutboxDocument): OutboxRow => ({
  id: document._id,
  topic: document.topic,
  key: document.key,
  value: Buffer.from(document.value.buffer),
  headers: document.headers ?? {},
});
