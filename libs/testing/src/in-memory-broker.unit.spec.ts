import { describeBroker } from './broker.conformance';
import { eventually } from './eventually';
import { InMemoryBroker } from './in-memory-broker';

let topics = 0;
describeBroker('InMemoryBroker', async () => {
  const broker = new InMemoryBroker();
  return { broker, newTopic: async () => `topic-${(topics += 1)}`, close: () => broker.stop() };
});

describe('InMemoryBroker, when it misbehaves', () => {
  const sent = Array.from({ length: 40 }, (_, index) => ({ key: `key-${index % 13}`, text: String(index) }));
  const deliveries = async (arrange: (broker: InMemoryBroker) => void) => {
    const broker = new InMemoryBroker();
    arrange(broker);
    await broker.produce(sent.map(({ key, text }) => ({ topic: 't', key, value: Buffer.from(text) })));
    const seen: { key: string; text: string }[] = [];
    broker.consume({ group: 'g', topics: ['t'], from: 'group' }, async (records) => {
      seen.push(...records.map(({ key, value }) => ({ key, text: String(value) })));
    });
    return { broker, seen };
  };

  it('mixes keys and keeps the order of each', async () => {
    let seed = 1;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const { seen } = await deliveries((broker) => broker.misbehave({ shuffleKeys: random }));
    const straight = (await deliveries(() => {})).seen;
    await eventually(() => expect([seen.length, straight.length]).toEqual([40, 40]));
    expect(seen).not.toEqual(straight);
    for (let key = 0; key < 13; key += 1) {
      const texts = seen.filter((one) => one.key === `key-${key}`).map(({ text }) => Number(text));
      expect(texts).toEqual([...texts].sort((a, b) => a - b));
    }
  });

  it('repeats batches, and delays them', async () => {
    const startedAt = Date.now();
    const { seen } = await deliveries((broker) => broker.misbehave({ repeats: 2, delayMs: 50 }));
    await eventually(() => expect(seen).toHaveLength(80));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(50);
  });

  it('loses what it acknowledged, as often as it was told', async () => {
    const { seen, broker } = await deliveries((one) => one.loseNext('t', 3));
    await eventually(() => expect(seen).toHaveLength(37));
    await broker.produce([{ topic: 't', key: 'k', value: Buffer.from('later') }]);
    await eventually(() => expect(seen).toHaveLength(38));
  });
});
