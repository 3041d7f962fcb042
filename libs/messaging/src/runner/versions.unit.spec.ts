import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { defineEvent, type AnyEvent } from '@portfel/contracts';
import {
  InMemoryBroker,
  InMemoryMessageStore,
  silentLog,
  testSealing,
  type InMemoryTransaction,
} from '@portfel/testing';
import type { IncomingRecord } from '../broker.port';
import { encode } from '../message-codec';
import { MessagingMetrics } from '../metrics';
import { OutboxPublisher } from './outbox-publisher';
import type { Dispatch } from './consumer';
import { Runner } from './runner';

/** As the tasks of aTES: the second version has the number of the ticket in a field of its own. */
const First = defineEvent({
  name: 'Spec.TaskCreated',
  version: 1,
  key: (data) => data.taskId,
  data: z.object({ taskId: z.uuid(), description: z.string() }),
});
const Second = defineEvent({
  name: 'Spec.TaskCreated',
  version: 2,
  key: (data) => data.taskId,
  data: z.object({ taskId: z.uuid(), title: z.string(), ticket: z.string().optional() }),
});

const sealer = testSealing('spec').spec!;
const provenance = { producer: 'spec', correlationId: 'c', actor: { type: 'service' as const } };

type Version = 1 | 2;
const contracts: Readonly<Record<Version, AnyEvent>> = { 1: First, 2: Second };

let offset = 0;
async function created(
  version: Version,
  taskId = randomUUID(),
  eventId: string = randomUUID(),
): Promise<IncomingRecord> {
  const data = version === 1 ? { taskId, description: '[PF-1] - write' } : { taskId, title: 'write', ticket: 'PF-1' };
  const message = await encode(contracts[version], data, provenance, sealer, { eventId, now: new Date() });
  const [topic, key] = [First.topic, message.key];
  return { topic, partition: 0, offset: String((offset += 1)), key, value: message.value, headers: {} };
}

/** The books of one consumer group; each of its instances handles the versions it was built with. */
function setUp() {
  const store = new InMemoryMessageStore();
  const broker = new InMemoryBroker();
  /** `v1 <task>` for each effect that was committed. */
  const effects: string[] = [];

  const instance = (...versions: readonly Version[]) => {
    const handlers = versions.map((version): [string, Dispatch] => [
      `${First.name}@${version}`,
      async (data, uow) => {
        const { taskId } = data as { taskId: string };
        ((await uow.transaction()) as InMemoryTransaction).onCommit(() => effects.push(`v${version} ${taskId}`));
      },
    ]);
    const publisher = new OutboxPublisher(broker, store, silentLog);
    const runner = new Runner(
      {
        group: 'spec.price-task-when-task-created',
        service: 'spec',
        topics: [First.topic],
        handlers: new Map(handlers),
        takes: 'named-messages',
        inSequence: false,
      },
      {
        broker,
        store,
        publisher,
        sealer,
        metrics: new MessagingMetrics(new Registry()),
        log: silentLog,
        now: () => new Date(),
        keysAtOnce: 10,
      },
    );
    return (...records: IncomingRecord[]) => runner.handleBatch(records, new AbortController().signal);
  };
  const dead = () => broker.records('spec.dead-letters');
  return { instance, effects, dead };
}

describe('two versions of one message', () => {
  it('are handled side by side, each by the handler of its version, in the order of the key (AT-E06)', async () => {
    const { instance, effects, dead } = setUp();
    const task = randomUUID();
    await instance(1, 2)(await created(1, task), await created(2, task), await created(1, task));
    expect(effects).toEqual([`v1 ${task}`, `v2 ${task}`, `v1 ${task}`]);
    expect(dead()).toEqual([]);
  });

  it.each<[string, Version, Version]>([
    ['the first is there already', 1, 2],
    ['the second is there already', 2, 1],
  ])('have one effect when one fact is told in both, and %s (AT-E06)', async (_what, before, after) => {
    const { instance, effects } = setUp();
    const [task, event] = [randomUUID(), randomUUID()];
    const handle = instance(1, 2);
    await handle(await created(before, task, event), await created(after, task, event));
    await handle(await created(after, task, event), await created(before, task, event));
    expect(effects).toEqual([`v${before} ${task}`]);
  });

  it('have one effect when an old and a new instance get the same fact at the same time (AT-E06)', async () => {
    const { instance, effects, dead } = setUp();
    const [old, both] = [instance(1), instance(1, 2)];
    const facts = Array.from({ length: 20 }, () => ({ task: randomUUID(), event: randomUUID() }));
    const first = await Promise.all(facts.map(({ task, event }) => created(1, task, event)));
    const second = await Promise.all(facts.map(({ task, event }) => created(2, task, event)));
    await Promise.all([old(...first), both(...second), both(...first)]);
    expect(effects.map((effect) => effect.slice(3)).sort()).toEqual(facts.map(({ task }) => task).sort());
    expect(dead()).toEqual([]);
  });

  it.each<[Version, Version]>([
    [1, 2],
    [2, 1],
  ])(
    'are not mixed up: a consumer of version %i only sends version %i to the dead letters (AT-E05)',
    async (own, other) => {
      const { instance, effects, dead } = setUp();
      const [mine, foreign] = [await created(own), await created(other)];
      await instance(own)(foreign, mine);
      expect(effects).toEqual([`v${own} ${mine.key}`]);
      expect(dead().map(({ value }) => value)).toEqual([foreign.value]);
      expect(dead()[0]!.headers['dead-reason']).toBe(`no-handler: Spec.TaskCreated@${other}`);
    },
  );

  it('do not let an undeclared third one in (AT-E05)', async () => {
    const { instance, effects, dead } = setUp();
    const record = await created(2);
    const value = Buffer.from(String(record.value).replace('"event_version":2', '"event_version":3'));
    await instance(1, 2)({ ...record, value });
    expect(effects).toEqual([]);
    expect(dead()[0]!.headers['dead-reason']).toBe('unknown-message: Spec.TaskCreated@3');
  });

  it('are each checked against their own contract (AT-E03)', async () => {
    const { instance, effects, dead } = setUp();
    const record = await created(1);
    const value = Buffer.from(String(record.value).replace('"event_version":1', '"event_version":2'));
    await instance(1, 2)({ ...record, value });
    expect(effects).toEqual([]);
    expect(dead()[0]!.headers['dead-reason']).toMatch(/^invalid-data: title/);
  });
});
