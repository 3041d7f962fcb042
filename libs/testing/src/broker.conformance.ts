import { randomUUID } from 'node:crypto';
import { MessageTooLarge, type Broker, type IncomingRecord, type OutgoingMessage } from '@portfel/messaging';
import { eventually } from './eventually';

const message = (topic: string, key: string, text: string): OutgoingMessage => ({
  topic,
  key,
  value: Buffer.from(text),
});
const textsOf = (records: readonly IncomingRecord[]) => records.map((record) => String(record.value));

/** What every broker behind the port promises; run against Kafka and against the one in memory. */
export function describeBroker(
  name: string,
  open: () => Promise<{ broker: Broker; newTopic(): Promise<string>; close(): Promise<void> }>,
): void {
  describe(`${name} as a broker`, () => {
    let broker: Broker;
    let newTopic: () => Promise<string>;
    let close: () => Promise<void>;
    beforeAll(async () => ({ broker, newTopic, close } = await open()));
    afterAll(() => close());

    const collect = (topic: string, group = `spec-${randomUUID()}`) => {
      const records: IncomingRecord[] = [];
      const subscription = broker.consume(
        { group, topics: [topic], from: 'group' },
        async (some) => void records.push(...some),
      );
      return { records, subscription };
    };

    it('delivers what it acknowledged, also what was produced before anyone listened', async () => {
      const topic = await newTopic();
      await broker.produce([{ ...message(topic, 'k', 'early'), headers: { reason: 'none' } }]);
      const { records, subscription } = collect(topic);
      await eventually(() => expect(textsOf(records)).toEqual(['early']));
      expect(records[0]).toMatchObject({ topic, key: 'k', headers: { reason: 'none' } });
      await subscription.stop();
    });

    it('keeps the order of each key', async () => {
      const topic = await newTopic();
      const { records, subscription } = collect(topic);
      const sent = Array.from({ length: 60 }, (_, index) => message(topic, `key-${index % 7}`, String(index)));
      await Promise.all(sent.map((one) => broker.produce([one])));
      await eventually(() => expect(records).toHaveLength(60));
      for (let key = 0; key < 7; key += 1) {
        const order = records.filter((record) => record.key === `key-${key}`).map((record) => Number(record.value));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
      await subscription.stop();
    });

    it('gives a batch again, before anything later of its partition, until its handler has done it', async () => {
      const topic = await newTopic();
      const seen: string[] = [];
      let failures = 2;
      const subscription = broker.consume(
        { group: `spec-${randomUUID()}`, topics: [topic], from: 'group' },
        async (records) => {
          if (failures > 0 && records.some((record) => String(record.value) === 'first')) {
            failures -= 1;
            throw new Error('not yet');
          }
          seen.push(...textsOf(records));
        },
      );
      await broker.produce([message(topic, 'k', 'first')]);
      await broker.produce([message(topic, 'k', 'second')]);
      await eventually(() => expect(seen).toEqual(['first', 'second']));
      await subscription.stop();
    });

    it('goes on with other partitions while one is failing', async () => {
      const topic = await newTopic();
      let failing = true;
      const seen = new Set<string>();
      const subscription = broker.consume(
        { group: `spec-${randomUUID()}`, topics: [topic], from: 'group' },
        async (records) => {
          if (failing && records.some(({ key }) => key === 'stuck')) throw new Error('not yet');
          textsOf(records).forEach((text) => seen.add(text));
        },
      );
      await broker.produce([message(topic, 'stuck', 'first')]);
      const others = Array.from({ length: 30 }, (_, index) => `other-${index}`);
      for (const text of others) await broker.produce([message(topic, text, text)]);
      // Some keys share the partition of the stuck one; most do not.
      await eventually(() => expect(seen.size).toBeGreaterThan(15));
      expect(seen).not.toContain('first');
      failing = false;
      await eventually(() => expect([...seen].sort()).toEqual([...others, 'first'].sort()));
      await subscription.stop();
    });

    it('tells what a group has still to do', async () => {
      const topic = await newTopic();
      const group = `spec-${randomUUID()}`;
      await broker.produce([message(topic, 'a', 'one'), message(topic, 'b', 'two'), message(topic, 'c', 'three')]);
      expect(await broker.lag(group, [topic])).toEqual([{ topic, lag: 3 }]);
      const { records, subscription } = collect(topic, group);
      await eventually(() => expect(records).toHaveLength(3));
      await eventually(async () => expect(await broker.lag(group, [topic])).toEqual([{ topic, lag: 0 }]));
      expect(await broker.lag(group)).toEqual([{ topic, lag: 0 }]);
      expect(await broker.groups()).toContain(group);
      await subscription.stop();
    });

    it('shows all a topic holds, without being a reader of it', async () => {
      const topic = await newTopic();
      const found: IncomingRecord[] = [];
      await broker.readAll(topic, (record) => void found.push(record));
      expect([found, await broker.depth(topic)]).toEqual([[], 0]);
      const sent = Array.from({ length: 20 }, (_, index) => message(topic, `key-${index}`, String(index)));
      await broker.produce(sent);
      await broker.readAll(topic, (record) => void found.push(record));
      expect(textsOf(found).sort()).toEqual(sent.map(({ value }) => String(value)).sort());
      expect(await broker.depth(topic)).toBe(20);
    });

    it('carries large and small values byte for byte', async () => {
      const topic = await newTopic();
      const { records, subscription } = collect(topic);
      const values = [1, 4_000, 300_000].map((length) => Buffer.alloc(length, 'zażółć \u0000'));
      await broker.produce(values.map((value) => ({ topic, key: 'k', value })));
      await eventually(() => expect(records).toHaveLength(3));
      expect(values.every((value, index) => records[index]!.value!.equals(value))).toBe(true);
      await subscription.stop();
    });

    it('goes on after the last done record when the group comes back', async () => {
      const topic = await newTopic();
      const group = `spec-${randomUUID()}`;
      const before = collect(topic, group);
      await broker.produce([message(topic, 'k', 'one')]);
      await eventually(() => expect(before.records).toHaveLength(1));
      await before.subscription.stop();
      await broker.produce([message(topic, 'k', 'two')]);
      const after = collect(topic, group);
      await eventually(() => expect(textsOf(after.records)).toEqual(['two']));
      await after.subscription.stop();
    });

    it('gives every group everything', async () => {
      const topic = await newTopic();
      const groups = [collect(topic), collect(topic)];
      await broker.produce([message(topic, 'k', 'news')]);
      await eventually(() => groups.forEach(({ records }) => expect(textsOf(records)).toEqual(['news'])));
      await Promise.all(groups.map(({ subscription }) => subscription.stop()));
    });

    it('shows a tail only what comes after it has begun', async () => {
      const topic = await newTopic();
      await broker.produce([message(topic, 'k', 'before')]);
      const records: IncomingRecord[] = [];
      const group = `spec-${randomUUID()}`;
      const tail = broker.consume({ group, topics: [topic], from: 'tail' }, async (some) => void records.push(...some));
      await eventually(() => expect(tail.isProgressing()).toBe(true));
      await eventually(async () => {
        await broker.produce([message(topic, 'k', 'after')]);
        expect(records.length).toBeGreaterThan(0);
      });
      expect(textsOf(records)).not.toContain('before');
      await tail.stop();
    });

    it('refuses what is too large, whole', async () => {
      const topic = await newTopic();
      const { records, subscription } = collect(topic);
      const big = { topic, key: 'k', value: Buffer.alloc(950_000) };
      await expect(broker.produce([message(topic, 'k', 'small'), big])).rejects.toBeInstanceOf(MessageTooLarge);
      await broker.produce([message(topic, 'k', 'later')]);
      await eventually(() => expect(textsOf(records)).toEqual(['later']));
      await subscription.stop();
    });
  });
}
