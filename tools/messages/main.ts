import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageDesk, MessageFilter } from '@portfel/messaging';
import { readArguments, type CommandName } from './arguments';
import { messagesConfig } from './messages.config';
import { openDesk } from './open-desk';
import { messageShape } from './message-shape';
import { table, type Cell } from './table';

type Row = Readonly<Record<string, Cell>>;

/** How long a redrive is watched; the services go on by themselves. */
const WATCH_MS = 30_000;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);

/** `npm run messages -- …`: what waits, why, and what to do about it; all of it from the live stores and the broker. */
async function main(): Promise<void> {
  const { command, filter, asJson } = readArguments(process.argv.slice(2));
  const { desk, close } = await openDesk(messagesConfig());
  try {
    const rows = await commands[command](desk, filter);
    console.log(asJson ? JSON.stringify(rows, null, 2) : table(rows, EMPTY[command]));
  } finally {
    await close();
  }
}

const EMPTY: Readonly<Record<CommandName, string>> = {
  parked: 'No key waits.',
  dead: 'There are no dead letters.',
  show: 'There is no such message among the parked and the dead ones.',
  redrive: 'There is nothing to redrive.',
  'give-up': 'No such message is parked.',
  lag: 'No consumer has committed anything yet.',
  outbox: 'No service is known.',
};

const commands: Readonly<Record<CommandName, (desk: MessageDesk, filter: MessageFilter) => Promise<Row[]>>> = {
  parked: async (desk, filter) => {
    const keys = await desk.parked(filter);
    return keys.flatMap(({ service, consumer, key, cause, since, attempts, retryAt, messages }) =>
      messages.map(({ messageId, name, sequence, reason, origin }, index) => ({
        service,
        consumer,
        key,
        state: index === 0 ? `${cause}, ${attempts} retries` : 'behind',
        message: name,
        id: messageId,
        sequence,
        reason,
        origin,
        since: index === 0 ? since.toISOString() : undefined,
        retryAt: index === 0 ? retryAt?.toISOString() : undefined,
      })),
    );
  },
  dead: async (desk, filter) =>
    (await desk.dead(filter)).map(({ service, consumer, record, name, messageId, reason, origin, handled }) => ({
      service,
      consumer,
      key: record.key,
      message: name,
      id: messageId,
      reason,
      origin,
      state: handled ? 'handled since' : 'dead',
    })),
  show: async (desk, filter) => {
    const parked = (await desk.parked(filter)).flatMap(({ service, cause, messages }) =>
      messages.map((one) => ({ place: `parked (${cause})`, service, ...one })),
    );
    const dead = (await desk.dead(filter)).map((one) => ({ place: 'dead letters', ...one, value: one.record.value }));
    return [...parked, ...dead].flatMap(({ place, service, consumer, reason, origin, value }) => [
      { field: 'place', value: `${place} of ${service}, ${consumer}` },
      { field: 'reason', value: reason },
      { field: 'origin', value: origin },
      ...messageShape(value),
    ]);
  },
  redrive: async (desk, filter) => {
    const keys = await desk.redriveParked(filter);
    const dead = await desk.redriveDead(filter);
    const left = await untilTried(desk, filter);
    if (keys + dead === 0) return [];
    return [
      { what: 'parked keys tried', count: keys },
      { what: 'of them still parked', count: left },
      { what: 'dead letters sent again', count: dead },
    ];
  },
  'give-up': async (desk, filter) => {
    const ended = await desk.giveUp({ ...filter, messageId: filter.messageId! });
    return ended === 0 ? [] : [{ what: 'messages ended without effect', count: ended }];
  },
  lag: async (desk, filter) => (await desk.lag(filter)).map((row) => ({ ...row })),
  outbox: async (desk, filter) =>
    (await desk.outbox(filter)).map(({ service, waiting, oldestSeconds }) => ({
      service,
      waiting,
      oldestSeconds: oldestSeconds.toFixed(1),
    })),
};

/** A key that was asked for has no time of its own until it has been tried. @returns how many are parked still */
async function untilTried(desk: MessageDesk, filter: MessageFilter): Promise<number> {
  for (const deadline = Date.now() + WATCH_MS; ; await sleep(250)) {
    const keys = await desk.parked(filter);
    const untried = keys.filter(({ retryAt }) => retryAt?.getTime() === 0);
    if (untried.length === 0 || Date.now() > deadline) return keys.length;
  }
}
