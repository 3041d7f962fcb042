import { randomUUID } from 'node:crypto';
import { describeBroker, silentLog, testAddresses } from '@portfel/testing';
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

const newTopic = async (partitions = 6) => {
  const name = `spec-${randomUUID()}`;
  await ensureTopics(testAddresses().kafkaBrokers, [{ name, partitions, retentionMs: 3_600_000 }]);
  return name;
};

describeBroker('Kafka', async () => {
  const { broker, fatal } = newBroker();
  return {
    broker,
    newTopic,
    close: async () => {
      await broker.stop();
      expect(fatal).toEqual([]);
    },
  };
});

describe('ensureTopics', () => {
  it('creates what is missing and leaves what is there', async () => {
    const name = await newTopic();
    const again = await ensureTopics(testAddresses().kafkaBrokers, [{ name, partitions: 6, retentionMs: 3_600_000 }]);
    expect(again.created).toEqual([]);
  });

  it('refuses to change a partition count, and says why', async () => {
    const name = await newTopic(3);
    const changing = ensureTopics(testAddresses().kafkaBrokers, [{ name, partitions: 6, retentionMs: 3_600_000 }]);
    await expect(changing).rejects.toThrow(new RegExp(`${name} has 3, declared 6.*order`));
  });
});
