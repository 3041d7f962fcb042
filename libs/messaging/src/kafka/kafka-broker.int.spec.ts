import { randomUUID } from 'node:crypto';
import { describeBroker, eventually, silentLog, testAddresses } from '@portfel/testing';
import { newTopic } from '../../test/new-topic';
import { createKafkaBroker } from './kafka-broker';
import { ensureTopics } from './topics';

const newBroker = () => {
  const fatal: string[] = [];
  const brokers = testAddresses().kafkaBrokers;
  const broker = createKafkaBroker({
    clientId: 'spec',
    brokers,
    log: silentLog,
    onFatal: (reason) => fatal.push(reason),
  });
  return { broker, fatal };
};

describeBroker('Kafka', async () => {
  const { broker, fatal } = newBroker();
  return {
    broker,
    newTopic: () => newTopic(6),
    close: async () => {
      await broker.stop();
      expect(fatal).toEqual([]);
    },
  };
});

describe('a consumer that is held up', () => {
  it('is not ready while it is, tells how long, and is ready again when its records are done', async () => {
    const { broker } = newBroker();
    const topic = await newTopic(6);
    let failing = true;
    const held = broker.consume({ group: `spec-${randomUUID()}`, topics: [topic], from: 'group' }, async () => {
      if (failing) throw new Error('not yet');
    });
    await eventually(() => expect(held.isProgressing()).toBe(true), { withinMs: 20_000 });
    expect([held.oldestUnfinishedSeconds() < 1, held.rebalances()]).toEqual([true, 1]);
    await broker.produce([{ topic, key: 'k', value: Buffer.from('x') }]);
    await eventually(() => expect(held.isProgressing()).toBe(false), { withinMs: 15_000 });
    expect(held.oldestUnfinishedSeconds()).toBeGreaterThan(4);
    failing = false;
    await eventually(() => expect(held.isProgressing()).toBe(true), { withinMs: 15_000 });
    expect(held.oldestUnfinishedSeconds()).toBeLessThan(1);
    await held.stop();
    await broker.stop();
  }, 60_000);
});

describe('ensureTopics', () => {
  it('creates what is missing and leaves what is there', async () => {
    const name = await newTopic(6);
    const again = await ensureTopics(testAddresses().kafkaBrokers, [{ name, partitions: 6, retentionMs: 3_600_000 }]);
    expect(again.created).toEqual([]);
  });

  it('only looks when it may not create, and names what is missing', async () => {
    const name = `spec-${randomUUID()}`;
    const topics = [{ name, partitions: 1, retentionMs: 3_600_000 }];
    const looking = () => ensureTopics(testAddresses().kafkaBrokers, topics, { mayCreate: false });
    await expect(looking()).rejects.toThrow(`Topics missing: ${name}`);
    await expect(looking()).rejects.toThrow(`Topics missing: ${name}`);
  });

  it('refuses to change a partition count, and says why', async () => {
    const name = await newTopic(3);
    const changing = ensureTopics(testAddresses().kafkaBrokers, [{ name, partitions: 6, retentionMs: 3_600_000 }]);
    await expect(changing).rejects.toThrow(new RegExp(`${name} has 3, declared 6.*order`));
  });
});
