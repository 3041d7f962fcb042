import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { place } from '../invariants/outcomes';
import { Injector, type Injection } from '../observe/injector';
import { PARTITIONS, type RawRecord } from '../observe/topics';
import { eventually } from './eventually';
import { recover } from './recovery';
import { DidNotBite, type Row, type RowContext } from './row';

export const injectedMessages: Row = {
  name: 'injected-messages',
  sentence: 'poison, strangers, tombstones, giants and repetitions are put among the commands and events',
  durationSeconds: 20,
  short: true,
  run: async (context) => {
    const { platform, truth, planned, short, progress } = context;
    const { topics } = platform;
    await sleep(planned.calmMs[0]);
    const injector = new Injector(topics, truth);
    const before = truth.injected.length;
    try {
      for (let round = 0; round < (short ? 1 : 5); round += 1) {
        await injector.put([...poison(context), ...repetitions(context, round)]);
        await sleep(300);
      }
    } finally {
      await injector.end();
    }
    const injected = truth.injected.slice(before);
    const wanted = injected.filter((one) => one.poison).length;
    const dead = topics.topics().filter((name) => name.endsWith('.dead-letters'));
    const buried = () =>
      new Set(dead.flatMap((topic) => topics.of(topic)).map(({ headers }) => headers['dead-origin']));
    const origins = injected.filter((one) => one.poison).map((one) => `${one.topic}/${one.partition}@${one.offset}`);
    await eventually(() => origins.every((origin) => buried().has(origin)), 15_000);
    const found = origins.filter((origin) => buried().has(origin)).length;
    progress(`${injected.length} records injected; ${found} of ${wanted} poisoned ones are in the dead letters`);
    const worstRecoverySeconds = await recover(context);
    const kinds = [...new Set(injected.map(({ kind }) => kind))];
    return { times: found, seen: [`${injected.length} records injected: ${kinds.join(', ')}`], worstRecoverySeconds };
  },
};

const PLACES = ['wallet.commands', 'auth.commands', 'auth.events'] as const;

function poison(context: RowContext): Injection[] {
  return PLACES.flatMap((topic, index) => {
    const example = exampleOf(sentByServices(context, topic), topic);
    const envelope = JSON.parse(example.value!.toString()) as Record<string, unknown>;
    // Under the key of somebody at work: those who wait behind it must not notice.
    const { key, partition } = example;
    const json = (changes: object) => Buffer.from(JSON.stringify({ ...envelope, event_id: randomUUID(), ...changes }));
    const giant = {
      ...envelope,
      event_id: randomUUID(),
      data: { ...(envelope.data as object), pad: 'x'.repeat(880_000) },
    };
    const at = { topic, key, partition, poison: true };
    return [
      { ...at, kind: 'poison bytes', value: Buffer.from([0xff, 0x00, 0x7b, index]) },
      { ...at, kind: 'unknown version', value: json({ event_version: 99 }) },
      { ...at, kind: 'invalid data', value: json({ data: { nonsense: true } }) },
      { ...at, kind: 'no envelope', value: Buffer.from(JSON.stringify({ hello: index })) },
      { ...at, kind: 'tombstone', value: null },
      // Close to what the broker takes; broken, or it would be a right command with a long name.
      { ...at, kind: 'giant', value: Buffer.from(JSON.stringify({ ...giant, event_version: 98 })) },
    ];
  });
}

/** Old records again, after newer ones of their key: out of order, at another offset, and on another partition. */
function repetitions(context: RowContext, round: number): Injection[] {
  return PLACES.flatMap((topic) =>
    sentByServices(context, topic)
      .filter(({ value, name }) => value && name)
      .slice(0, 10)
      .flatMap(({ key, value, partition }) => [
        { topic, key, value, partition, kind: 'same bytes again', poison: false },
        {
          topic,
          key,
          value,
          partition: (partition + 1 + (round % (PARTITIONS - 1))) % PARTITIONS,
          kind: 'same id on another partition',
          poison: false,
        },
      ]),
  );
}

/** A repetition of poison would be poison. */
function sentByServices({ platform: { topics }, truth }: RowContext, topic: string): RawRecord[] {
  const injected = new Set(truth.injected.map(place));
  return topics.latestRaw(topic).filter((record) => !injected.has(place(record)));
}

function exampleOf(records: readonly RawRecord[], topic: string): RawRecord {
  const taken = topic === 'auth.events' ? 'Auth.AccountRegistered' : undefined;
  const example = records.findLast(({ value, name }) => value && (taken ? name === taken : name));
  if (!example) throw new DidNotBite(`no record of ${topic} was seen to make poison of`);
  return example;
}
