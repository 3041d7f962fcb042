import type { ClientSession, mongo } from 'mongoose';
import { AlreadyHandled, KeyIsParked, SequenceGap, type Arrival } from '@portfel/messaging';
import type { MessagingCollections } from './collections';

const DUPLICATE_KEY = 11_000;

export const inboxId = ({ consumer, messageId }: { consumer: string; messageId: string }) => `${consumer}:${messageId}`;
export const keyId = ({ consumer, key }: { consumer: string; key: string }) => `${consumer}:${key}`;

/** A message that left parking only to find that it had been done: what it left there may go, its effect may not come. */
export class DoneBefore extends Error {}

/**
 * Takes the inbox row of an arrival, in the transaction of its effect.
 * @throws AlreadyHandled, KeyIsParked, SequenceGap
 * @throws DoneBefore
 */
export async function takeTurn(store: MessagingCollections, session: ClientSession, arrival: Arrival): Promise<void> {
  if (arrival.fromParking) {
    const left = await store.parkedMessages.deleteOne({ _id: inboxId(arrival) }, { session });
    if (left.deletedCount === 0) throw new AlreadyHandled(arrival, {});
    // Writing to the key makes this conflict with every other message of it that comes to park or to leave.
    await store.parkedKeys.updateOne({ _id: keyId(arrival) }, { $set: { attempts: 0 } }, { session });
    if (await store.inbox.findOne({ _id: inboxId(arrival) }, { session })) throw new DoneBefore();
  }
  await enterInbox(store, session, arrival);
  const blocked = arrival.fromParking ? null : await store.parkedKeys.findOne({ _id: keyId(arrival) }, { session });
  if (arrival.sequence === undefined) {
    if (blocked) throw new KeyIsParked(arrival);
    return;
  }
  const known = await store.keySequences.findOne({ _id: keyId(arrival) }, { session });
  const last = known?.last ?? 0;
  if (arrival.sequence <= last) throw arrival.fromParking ? new DoneBefore() : new AlreadyHandled(arrival, {});
  // The message a gap waits for is the one that may pass.
  if (blocked && !(blocked.cause === 'gap' && arrival.sequence === last + 1)) throw new KeyIsParked(arrival);
  if (arrival.sequence > last + 1 && arrival.fromParking !== 'as-it-is') throw new SequenceGap(arrival, last + 1);
  const next = { $set: { last: arrival.sequence } };
  await store.keySequences.updateOne({ _id: keyId(arrival) }, next, { session, upsert: true });
}

async function enterInbox(store: MessagingCollections, session: ClientSession, arrival: Arrival): Promise<void> {
  try {
    await store.inbox.insertOne({ _id: inboxId(arrival), handledAt: new Date() }, { session });
  } catch (error) {
    if ((error as mongo.MongoServerError).code === DUPLICATE_KEY) throw new AlreadyHandled(arrival, {});
    throw error;
  }
}

/** After the last parked message its key is free. */
export async function freeKeyIfEmpty(
  store: MessagingCollections,
  session: ClientSession,
  { consumer, key }: Arrival,
): Promise<void> {
  if (await store.parkedMessages.findOne({ consumer, key }, { session })) return;
  await store.parkedKeys.deleteOne({ _id: keyId({ consumer, key }) }, { session });
}
