import { AlreadyHandled, KeyIsParked, SequenceGap, type Arrival, type ParkingCause } from '@portfel/messaging';
import type { QueryRunner } from 'typeorm';
import { listOf, markTransaction, pipelined } from './prepared';

// In one order, so that two instances which are handed the same messages wait for each other instead of deadlocking.
const ENTER_UNLESS_PARKED = {
  name: 'inbox-enter-unless-parked',
  text: `INSERT INTO inbox (consumer, message_id)
         SELECT $1, arrival.id FROM unnest($2::uuid[], $3::text[]) AS arrival (id, key)
         WHERE NOT EXISTS (SELECT 1 FROM parked_key WHERE consumer = $1 AND parked_key.key = arrival.key)
         ORDER BY arrival.id
         ON CONFLICT DO NOTHING RETURNING message_id`,
};

/** A message that left parking only to find that it had been done: what it left there may go, its effect may not come. */
export class DoneBefore extends Error {}

/**
 * Takes the inbox row of an arrival, in the transaction of its effect.
 * @throws AlreadyHandled, KeyIsParked, SequenceGap
 * @throws DoneBefore
 */
export async function takeTurn(runner: QueryRunner, arrival: Arrival): Promise<void> {
  await runner.connect();
  markTransaction(runner, true);
  if (!arrival.fromParking && arrival.sequence === undefined) return await takePlainTurn(runner, arrival);
  await pipelined(runner, ['START TRANSACTION']);
  if (arrival.fromParking) {
    await leaveParking(runner, arrival);
    if (!(await enterInbox(runner, arrival))) throw new DoneBefore();
    if (arrival.sequence !== undefined) await advance(runner, arrival, arrival.sequence);
    return;
  }
  await takeNumberedTurn(runner, arrival, arrival.sequence!);
}

async function takePlainTurn(runner: QueryRunner, arrival: Arrival): Promise<void> {
  const { consumer, messageId } = arrival;
  const taken = await enterTogether(runner, [arrival]);
  if (taken.size > 0) return;
  const handled: unknown[] = await runner.query('SELECT 1 FROM inbox WHERE consumer = $1 AND message_id = $2', [
    consumer,
    messageId,
  ]);
  throw handled.length > 0 ? new AlreadyHandled(arrival, {}) : new KeyIsParked(arrival);
}

/**
 * Opens the transaction of messages of one consumer and takes the inbox rows of those whose turn it is.
 * @returns their ids. A parallel delivery waits here until the first one has ended.
 */
export async function takeTurns(runner: QueryRunner, arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  await runner.connect();
  markTransaction(runner, true);
  return await enterTogether(runner, arrivals);
}

async function enterTogether(runner: QueryRunner, arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  const values = [
    arrivals[0]!.consumer,
    listOf(arrivals.map(({ messageId }) => messageId)),
    arrivals.map(({ key }) => key),
  ];
  const [, { rows }] = await pipelined(runner, ['START TRANSACTION', { ...ENTER_UNLESS_PARKED, values }]);
  return new Set((rows as { message_id: string }[]).map(({ message_id: id }) => id));
}

async function takeNumberedTurn(runner: QueryRunner, arrival: Arrival, sequence: number): Promise<void> {
  const { consumer, key } = arrival;
  if (!(await enterInbox(runner, arrival))) throw new AlreadyHandled(arrival, {});
  const [blocked]: { cause: ParkingCause }[] = await runner.query(
    'SELECT cause FROM parked_key WHERE consumer = $1 AND key = $2',
    [consumer, key],
  );
  const last = await lockedSequence(runner, arrival);
  if (sequence <= last) throw new AlreadyHandled(arrival, {});
  // The message a gap waits for is the one that may pass.
  if (blocked && !(blocked.cause === 'gap' && sequence === last + 1)) throw new KeyIsParked(arrival);
  await advance(runner, arrival, sequence, last);
}

async function advance(runner: QueryRunner, arrival: Arrival, sequence: number, known?: number): Promise<void> {
  const last = known ?? (await lockedSequence(runner, arrival));
  if (sequence <= last) throw new DoneBefore();
  if (sequence > last + 1 && arrival.fromParking !== 'as-it-is') throw new SequenceGap(arrival, last + 1);
  await runner.query('UPDATE key_sequence SET last = $3 WHERE consumer = $1 AND key = $2', [
    arrival.consumer,
    arrival.key,
    sequence,
  ]);
}

async function lockedSequence(runner: QueryRunner, { consumer, key }: Arrival): Promise<number> {
  const [row]: { last: number }[] = await runner.query(
    `INSERT INTO key_sequence AS known (consumer, key, last) VALUES ($1, $2, 0)
     ON CONFLICT (consumer, key) DO UPDATE SET last = known.last RETURNING last`,
    [consumer, key],
  );
  return row!.last;
}

async function enterInbox(runner: QueryRunner, { consumer, messageId }: Arrival): Promise<boolean> {
  const taken: unknown[] = await runner.query(
    'INSERT INTO inbox (consumer, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
    [consumer, messageId],
  );
  return taken.length > 0;
}

/** The lock on the key orders this with every other message of it that comes to park or to leave. */
async function leaveParking(runner: QueryRunner, arrival: Arrival): Promise<void> {
  const { consumer, messageId, key } = arrival;
  await runner.query('SELECT 1 FROM parked_key WHERE consumer = $1 AND key = $2 FOR UPDATE', [consumer, key]);
  const left: unknown[] = await runner.query(
    'DELETE FROM parked_message WHERE consumer = $1 AND message_id = $2 RETURNING 1',
    [consumer, messageId],
  );
  // TypeORM answers a DELETE with its rows and their number.
  if ((left[0] as unknown[]).length === 0) throw new AlreadyHandled(arrival, {});
}

/** After the last parked message its key is free. */
export async function freeKeyIfEmpty(runner: QueryRunner, { consumer, key }: Arrival): Promise<void> {
  await runner.query('UPDATE parked_key SET attempts = 0 WHERE consumer = $1 AND key = $2', [consumer, key]);
  await runner.query(
    `DELETE FROM parked_key WHERE consumer = $1 AND key = $2
     AND NOT EXISTS (SELECT 1 FROM parked_message WHERE consumer = $1 AND key = $2)`,
    [consumer, key],
  );
}
