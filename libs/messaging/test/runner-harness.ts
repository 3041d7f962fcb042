import { Registry } from 'prom-client';
import { z } from 'zod';
import { defineEvent, type AnyMessage } from '@portfel/contracts';
import {
  InMemoryBroker,
  InMemoryMessageStore,
  silentLog,
  testSealing,
  type InMemoryTransaction,
} from '@portfel/testing';
import type { Broker, IncomingRecord } from '../src/broker.port';
import { encode } from '../src/message-codec';
import { MessagingMetrics } from '../src/metrics';
import { MessageDesk } from '../src/operator/message-desk';
import type { Dispatch, RunnerTools } from '../src/runner/consumer';
import { OutboxPublisher } from '../src/runner/outbox-publisher';
import { Runner } from '../src/runner/runner';
import type { UnitOfWork } from '../src/runner/unit-of-work';
import type { MessageStore } from '../src/store/message-store.port';

export const Noted = defineEvent({
  name: 'ParkingSpec.Noted',
  version: 1,
  key: (data) => data.subject,
  data: z.object({ subject: z.string(), text: z.string() }),
});
export const Counted = defineEvent({
  name: 'ParkingSpec.Counted',
  version: 1,
  key: (data) => data.subject,
  data: z.object({ subject: z.string(), text: z.string() }),
  inSequence: true,
});
export const Skipped = defineEvent({
  name: 'ParkingSpec.Skipped',
  version: 1,
  key: (data) => data.subject,
  data: z.object({ subject: z.string() }),
  inSequence: true,
});

export const { auth: sealer, gateway } = testSealing('auth', 'gateway') as Record<
  'auth' | 'gateway',
  ReturnType<typeof testSealing>[string]
>;
export const provenance = { producer: 'spec', correlationId: 'c', actor: { type: 'visitor' as const } };
const never = new AbortController().signal;

/** What a runner works with, nothing of it outside this process. */
export const runnerTools = (broker: Broker, store: MessageStore, now = () => new Date()): RunnerTools => ({
  broker,
  store,
  publisher: new OutboxPublisher(broker, store, silentLog),
  sealer,
  metrics: new MessagingMetrics(new Registry()),
  log: silentLog,
  now,
  keysAtOnce: 10,
});

/** A runner of one consumer on a store and a broker in memory, and the operator's desk beside it. */
export function setUp(contracts: readonly AnyMessage[], dispatch: Dispatch, inSequence = false) {
  const broker = new InMemoryBroker();
  const store = new InMemoryMessageStore();
  const [contract] = contracts as [AnyMessage];
  const isCommand = contract.kind === 'command';
  const clock = { now: new Date() };
  const runner = new Runner(
    {
      group: isCommand ? 'auth.commands' : 'auth.note-when-noted',
      service: 'auth',
      topics: [contract.topic],
      handlers: new Map(contracts.map((one) => [`${one.name}@1`, dispatch])),
      takes: isCommand ? 'every-message' : 'named-messages',
      inSequence,
    },
    runnerTools(broker, store, () => clock.now),
  );
  return {
    broker,
    store,
    clock,
    desk: new MessageDesk(broker, new Map([['auth', store]])),
    handle: (...records: IncomingRecord[]) => runner.handleBatch(records, never),
    redrive: () => runner.parking.redriveDue(),
  };
}

let offset = 0;
export const record = (message: { key: string; value: Buffer }, topic = 'parking-spec.events'): IncomingRecord => ({
  topic,
  partition: 3,
  offset: String((offset += 1)),
  key: message.key,
  value: message.value,
  headers: { traceparent: '00-1' },
});
export const noted = async (subject: string, text: string) =>
  record(await encode(Noted, { subject, text }, provenance, gateway, { now: new Date() }));
export const counted = async (subject: string, sequence: number) =>
  record(
    await encode(Counted, { subject, text: String(sequence) }, provenance, gateway, { now: new Date(), sequence }),
  );
export const skipped = async (subject: string, sequence: number) =>
  record(await encode(Skipped, { subject }, provenance, gateway, { now: new Date(), sequence }));
const effect = async (uow: UnitOfWork, run: () => void) =>
  ((await uow.transaction()) as InMemoryTransaction).onCommit(run);

/** A handler that notes texts, and fails on some of them until it is repaired. */
export function notes(broken: ReadonlySet<string>) {
  const effects: string[] = [];
  const state = { repaired: false };
  const dispatch: Dispatch = async (data, uow) => {
    const { subject, text } = data as { subject: string; text: string };
    if (!state.repaired && broken.has(`${subject} ${text}`)) throw new TypeError('a bug');
    await effect(uow, () => effects.push(`${subject} ${text}`));
  };
  return { effects, state, dispatch };
}
