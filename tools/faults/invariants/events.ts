import { consumerGroups } from '../observe/consumers';
import type { SeenRecord } from '../observe/topics';
import { firstOf, missingFrom, repeatedIn, type Invariant, type World } from './invariant';
import { place } from './outcomes';

export const gaplessSequences: Invariant = {
  name: 'gapless events',
  sentence: 'By first appearance, the events of a key carry sequences that rise by one.',
  holds: 'in-the-end',
  check: async (world) => {
    const evidence: string[] = [];
    for (const topic of world.platform.topics.topics().filter((name) => name.endsWith('.events'))) {
      const last = new Map<string, number>();
      for (const event of firstAppearances(world, topic)) {
        if (event.sequence === undefined) continue;
        const before = last.get(event.key) ?? 0;
        last.set(event.key, Math.max(before, event.sequence));
        if (event.sequence === before + 1) continue;
        if (event.sequence <= before && world.truth.toldAnew.has(topic)) continue;
        evidence.push(`${event.name} ${event.id} of key ${event.key} has sequence ${event.sequence} after ${before}`);
      }
    }
    return firstOf(evidence);
  },
};

/** What each event tells of: the field that names it, and the rows there are. */
const EFFECTS = [
  ['Wallet.WalletOpened', 'walletId', 'SELECT id FROM wallet'],
  ['Wallet.TransferPosted', 'transferId', 'SELECT id FROM transfer'],
  // A withdrawal holds money under the id of the payment, and tells of that as a payment.
  ['Wallet.HoldPlaced', 'holdId', `SELECT id FROM hold WHERE id NOT IN (SELECT id FROM payment)`],
  [
    'Wallet.HoldSettled',
    'holdId',
    `SELECT id FROM hold WHERE status <> 'active' AND id NOT IN (SELECT id FROM payment)`,
  ],
  ['Wallet.PaymentRequested', 'paymentId', 'SELECT id FROM payment'],
  ['Wallet.PaymentSettled', 'paymentId', `SELECT id FROM payment WHERE status = 'settled'`],
  ['Wallet.PaymentFailed', 'paymentId', `SELECT id FROM payment WHERE status = 'failed'`],
] as const;

export const whatHappensIsToldOnce: Invariant = {
  name: 'an event per effect',
  sentence:
    'Each wallet, opened account and transfer, each hold placed and ended, each payment asked for and ended has one event, ' +
    'whatever the sweeper repeats.',
  holds: 'in-the-end',
  check: async (world) => {
    const events = firstAppearances(world, 'wallet.events');
    const told = (name: string, field: string) =>
      events.filter((event) => event.name === name).map((event) => String(event.data?.[field]));
    const opened = world.truth.openings.map(({ accountId }) => accountId);
    const evidence = once('Wallet.AccountOpened', told('Wallet.AccountOpened', 'accountId'), opened);
    for (const [name, field, sql] of EFFECTS) {
      const rows = await world.platform.databases.rows<{ id: string }>('wallet', sql);
      const ids = rows.map(({ id }) => id);
      evidence.push(...once(name, told(name, field), ids));
    }
    return firstOf(evidence);
  },
};

export const everyEventIsHandledOnce: Invariant = {
  name: 'an inbox row per event and consumer',
  sentence: 'Each event has been handled by each consumer that takes it.',
  holds: 'in-the-end',
  check: async (world) => {
    const evidence: string[] = [];
    for (const { group, topic, store, events } of consumerGroups) {
      if (!events) continue;
      const wanted = firstAppearances(world, topic).filter(({ name }) => name && events.includes(name));
      const handled = new Set(
        'mongo' in store ? await inMongo(world, store.mongo, group) : await inPostgres(world, group),
      );
      for (const id of missingFrom(
        handled,
        wanted.map((record) => record.id!),
      )) {
        evidence.push(`${id} was not handled by ${group}`);
      }
    }
    return firstOf(evidence);
  },
};

/** What services have sent, per key in the order it came, without repetitions and without what the run put there. */
function firstAppearances({ platform, truth }: World, topic: string): SeenRecord[] {
  const injected = new Set(truth.injected.map(place));
  const seen = new Set<string>();
  return platform.topics.of(topic).filter((record) => {
    if (!record.id || seen.has(record.id) || injected.has(place(record))) return false;
    seen.add(record.id);
    return true;
  });
}

function once(name: string, told: readonly string[], wanted: readonly string[]): string[] {
  const there = new Set(told);
  return firstOf([
    ...missingFrom(there, wanted).map((id) => `no ${name} tells of ${id}`),
    ...missingFrom(new Set(wanted), there).map((id) => `${name} tells of ${id}, which is not there`),
    ...repeatedIn(told).map((id) => `two ${name} tell of ${id}`),
  ]);
}

async function inMongo(world: World, database: 'user' | 'notification', group: string): Promise<string[]> {
  const rows = await world.platform.databases.mongo(database).collection('inbox').find().toArray();
  return rows
    .map(({ _id }) => String(_id))
    .flatMap((id) => (id.startsWith(`${group}:`) ? [id.slice(group.length + 1)] : []));
}

async function inPostgres(world: World, group: string): Promise<string[]> {
  const sql = 'SELECT message_id AS id FROM inbox WHERE consumer = $1';
  return (await world.platform.databases.rows<{ id: string }>('wallet', sql, [group])).map(({ id }) => id);
}
