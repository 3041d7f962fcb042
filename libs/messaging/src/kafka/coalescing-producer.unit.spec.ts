import { CompressionTypes, type Kafka, type ProducerBatch } from 'kafkajs';
import { silentLog } from '@portfel/testing';
import { BrokerUnavailable, MessageTooLarge } from '../broker.port';
import { CoalescingProducer } from './coalescing-producer';

const message = (key: string, bytes = 10) => ({ topic: 't', key, value: Buffer.alloc(bytes, 1) });
const keysOf = (batch: ProducerBatch) =>
  batch.topicMessages!.flatMap(({ messages }) => messages.map(({ key }) => String(key)));

/** A client whose sends the test settles by hand. */
function fakeKafka() {
  const sends: {
    producer: number;
    keys: string[];
    compression?: CompressionTypes;
    resolve(): void;
    reject(error: Error): void;
  }[] = [];
  let producers = 0;
  const kafka = {
    producer: () => {
      const producer = (producers += 1);
      return {
        connect: async () => undefined,
        disconnect: async () => undefined,
        sendBatch: (batch: ProducerBatch) =>
          new Promise<void>((resolve, reject) =>
            sends.push({ producer, keys: keysOf(batch), compression: batch.compression, resolve, reject }),
          ),
      };
    },
  };
  return { kafka: kafka as unknown as Kafka, sends };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('CoalescingProducer', () => {
  it('has one request in flight and sends what came meanwhile in one next request', async () => {
    const { kafka, sends } = fakeKafka();
    const producer = new CoalescingProducer(kafka, silentLog);
    const first = producer.produce([message('a')]);
    await until(() => sends.length === 1);
    const others = ['b', 'c', 'd'].map((key) => producer.produce([message(key)]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sends.map((send) => send.keys)).toEqual([['a']]);
    sends[0]!.resolve();
    await first;
    await until(() => sends.length === 2);
    expect(sends[1]!.keys).toEqual(['b', 'c', 'd']);
    sends[1]!.resolve();
    await Promise.all(others);
  });

  it.each(Array.from({ length: 12 }, (_, hops) => [hops]))(
    'forgets no message that comes in the very moment another is done (%i turns later)',
    async (hops) => {
      const { kafka, sends } = fakeKafka();
      const producer = new CoalescingProducer(kafka, silentLog);
      const first = producer.produce([message('a')]);
      await until(() => sends.length === 1);
      sends[0]!.resolve();
      for (let turn = 0; turn < hops; turn += 1) await Promise.resolve();
      const second = producer.produce([message('b')]);
      await Promise.race([until(() => sends.length === 2), new Promise((resolve) => setTimeout(resolve, 500))]);
      expect(sends.flatMap(({ keys }) => keys)).toEqual(['a', 'b']);
      sends[1]!.resolve();
      await Promise.all([first, second]);
    },
  );

  it('compresses what is large enough to gain from it (SD-E09)', async () => {
    const { kafka, sends } = fakeKafka();
    const producer = new CoalescingProducer(kafka, silentLog);
    for (const [index, bytes] of [10, 100_000].entries()) {
      const sent = producer.produce([message('a', bytes)]);
      await until(() => sends.length === index + 1);
      sends[index]!.resolve();
      await sent;
    }
    expect(sends.map(({ compression }) => compression)).toEqual([CompressionTypes.None, CompressionTypes.GZIP]);
  });

  it('takes back what its caller has given up, and refuses more than it can hold, while the broker is away', async () => {
    const { kafka, sends } = fakeKafka();
    const producer = new CoalescingProducer(kafka, silentLog);
    const first = producer.produce([message('in-flight')]);
    await until(() => sends.length === 1);
    const impatient = Array.from({ length: 100 }, () => producer.produce([message('x', 800_000)], 20));
    const ends = await Promise.allSettled(impatient);
    expect(ends.map(({ status }) => status)).not.toContain('fulfilled');
    // The first 80 waited until their time was over, the others were refused at once: 64 MB is all that waits.
    const patient = producer.produce([message('later', 800_000)]);
    sends[0]!.resolve();
    await first;
    await until(() => sends.length === 2);
    expect(sends[1]!.keys).toEqual(['later']);
    sends[1]!.resolve();
    await patient;
  });

  it('repeats a rejected batch on a new producer before anything else is sent', async () => {
    const { kafka, sends } = fakeKafka();
    const producer = new CoalescingProducer(kafka, silentLog);
    const first = producer.produce([message('a')]);
    await until(() => sends.length === 1);
    const second = producer.produce([message('b')]);
    sends[0]!.reject(new Error('the broker went away'));
    await until(() => sends.length === 2);
    expect(sends[1]).toMatchObject({ producer: 2, keys: ['a'] });
    sends[1]!.resolve();
    await first;
    await until(() => sends.length === 3);
    expect(sends[2]).toMatchObject({ producer: 2, keys: ['b'] });
    sends[2]!.resolve();
    await second;
  });

  it('gives up on time, and never sends later what was still waiting in the queue', async () => {
    const { kafka, sends } = fakeKafka();
    const producer = new CoalescingProducer(kafka, silentLog);
    const first = producer.produce([message('a')]);
    await until(() => sends.length === 1);
    await expect(producer.produce([message('b')], 20)).rejects.toBeInstanceOf(BrokerUnavailable);
    sends[0]!.resolve();
    await first;
    const last = producer.produce([message('c')]);
    await until(() => sends.length === 2);
    expect(sends[1]!.keys).toEqual(['c']);
    sends[1]!.resolve();
    await last;
  });

  it('refuses a message the broker would refuse, before anything is sent', async () => {
    const { kafka, sends } = fakeKafka();
    const producer = new CoalescingProducer(kafka, silentLog);
    await expect(producer.produce([message('ok'), message('big', 950_000)])).rejects.toBeInstanceOf(MessageTooLarge);
    expect(sends).toEqual([]);
  });
});
