import { mongo, type ClientSession, type Connection } from 'mongoose';
import type { ParkedKey, ParkedKeys, ParkedMessage, Parking, ParkingCause, ParkingFilter } from '@portfel/messaging';
import { inboxId, keyId } from './arrivals';
import type { MessagingCollections, ParkedKeyDocument, ParkedMessageDocument } from './collections';

type DueKey = ParkedKey & { asItIs: boolean };

/** Sorts messages without a number behind all that have one. */
const UNNUMBERED = Number.MAX_SAFE_INTEGER;
const IN_ORDER = { sequence: 1, position: 1 } as const;

/** Parked keys and their messages. */
export class ParkingCollections implements Parking {
  constructor(
    private readonly connection: Connection,
    private readonly store: MessagingCollections,
  ) {}

  async park(message: ParkedMessage, cause: ParkingCause | 'behind', retryAt?: Date): Promise<boolean> {
    return await this.connection.transaction(async (session) => {
      const blocked = await this.blockKey(session, message, cause, retryAt);
      if (!blocked) return false;
      const known = await this.store.parkedMessages.findOne({ _id: inboxId(message) }, { session });
      if (!known) await this.store.parkedMessages.insertOne(toDocument(message, blocked.arrivals), { session });
      return true;
    });
  }

  async keep(message: ParkedMessage, retryAt: Date): Promise<void> {
    await this.store.parkedMessages.updateOne({ _id: inboxId(message) }, { $set: { reason: message.reason } });
    await this.store.parkedKeys.updateOne(
      { _id: keyId(message) },
      { $set: { cause: 'failed', retryAt, asItIs: false }, $inc: { attempts: 1 } },
    );
  }

  async due(consumer: string, now: Date, limit: number): Promise<DueKey[]> {
    const keys = await this.store.parkedKeys
      .find({ consumer, $or: [{ retryAt: { $lte: now } }, { retryAt: null }] })
      .sort({ since: 1 })
      .toArray();
    const due: DueKey[] = [];
    for (const key of keys) {
      if (due.length === limit) break;
      const first = await this.store.parkedMessages.findOne({ consumer, key: key.key }, { sort: IN_ORDER });
      if (first && (key.retryAt || (await this.isFilled(key, first)))) due.push(toKey(key, [first]));
    }
    return due;
  }

  async list(filter: ParkingFilter, limit: number): Promise<ParkedKey[]> {
    const keys = await this.matching(filter);
    const found: ParkedKey[] = [];
    for (const document of keys) {
      const { consumer, key } = document;
      const only = filter.messageId === undefined ? {} : { messageId: filter.messageId };
      const left = limit - found.reduce((count, one) => count + one.messages.length, 0);
      if (left <= 0) break;
      const messages = await this.store.parkedMessages
        .find({ consumer, key, ...only })
        .sort(IN_ORDER)
        .limit(left)
        .toArray();
      const { asItIs: _, ...shown } = toKey(document, messages);
      found.push(shown);
    }
    return found;
  }

  async count(): Promise<ParkedKeys[]> {
    const perCause = { _id: { consumer: '$consumer', cause: '$cause' }, keys: { $sum: 1 }, since: { $min: '$since' } };
    const groups = await this.store.parkedKeys
      .aggregate<Omit<ParkedKeys, 'consumer' | 'cause'> & { _id: Pick<ParkedKeys, 'consumer' | 'cause'> }>([
        { $group: perCause },
      ])
      .toArray();
    return groups.map(({ _id, keys, since }) => ({ ..._id, keys, since }));
  }

  async requestRedrive(filter: ParkingFilter): Promise<number> {
    const keys = await this.matching(filter);
    const ids = keys.map(({ _id }) => _id);
    const asked = { $set: { retryAt: new Date(0), asItIs: true } };
    const { matchedCount } = await this.store.parkedKeys.updateMany({ _id: { $in: ids } }, asked);
    return matchedCount;
  }

  private async matching({ consumer, key, messageId }: ParkingFilter): Promise<ParkedKeyDocument[]> {
    const filter: mongo.Filter<ParkedKeyDocument> = { ...(consumer && { consumer }), ...(key && { key }) };
    if (messageId !== undefined) {
      const messages = await this.store.parkedMessages.find({ messageId }).toArray();
      filter._id = { $in: messages.map((message) => keyId(message)) };
    }
    return await this.store.parkedKeys.find(filter).sort({ since: 1, _id: 1 }).toArray();
  }

  private async isFilled(key: ParkedKeyDocument, first: ParkedMessageDocument): Promise<boolean> {
    if (first.sequence === UNNUMBERED) return true;
    const known = await this.store.keySequences.findOne({ _id: key._id });
    return first.sequence <= (known?.last ?? 0) + 1;
  }

  private async blockKey(
    session: ClientSession,
    message: ParkedMessage,
    cause: ParkingCause | 'behind',
    retryAt: Date | undefined,
  ): Promise<ParkedKeyDocument | null> {
    const _id = keyId(message);
    const known = await this.store.parkedKeys.findOne({ _id }, { session });
    if (known) {
      // A key that waits for its time goes on waiting for it.
      const changes = cause !== 'behind' && (known.cause === 'gap' || cause === 'gap');
      const $set = changes ? { cause, retryAt: retryAt ?? null } : {};
      await this.store.parkedKeys.updateOne({ _id }, { $set: { ...$set, arrivals: known.arrivals + 1 } }, { session });
      return { ...known, arrivals: known.arrivals + 1 };
    }
    if (cause === 'behind') return null;
    const { consumer, key } = message;
    const times = { since: new Date(), retryAt: retryAt ?? null };
    const document = { _id, consumer, key, cause, ...times, attempts: 0, asItIs: false, arrivals: 1 };
    await this.store.parkedKeys.insertOne(document, { session });
    return document;
  }
}

function toDocument(message: ParkedMessage, position: number): ParkedMessageDocument {
  const { consumer, messageId, key, name, reason, origin, headers } = message;
  const sequence = message.sequence ?? UNNUMBERED;
  const value = new mongo.Binary(message.value);
  return { _id: inboxId(message), consumer, messageId, key, sequence, position, name, reason, origin, value, headers };
}

function toKey(document: ParkedKeyDocument, messages: readonly ParkedMessageDocument[]): DueKey {
  const { consumer, key, cause, since, attempts, retryAt, asItIs } = document;
  return {
    consumer,
    key,
    cause,
    since,
    attempts,
    retryAt: retryAt ?? undefined,
    asItIs,
    messages: messages.map(toMessage),
  };
}

function toMessage(document: ParkedMessageDocument): ParkedMessage {
  const { consumer, messageId, key, name, reason, origin, headers } = document;
  const sequence = document.sequence === UNNUMBERED ? undefined : document.sequence;
  return {
    consumer,
    messageId,
    key,
    name,
    sequence,
    reason,
    origin,
    value: Buffer.from(document.value.buffer),
    headers,
  };
}
