import type { Kafka, ProducerBatch } from 'kafkajs';
import { silentLog } from '@portfel/testing';
import { BrokerUnavailable, MessageTooLarge } from '../broker.port';
import { CoalescingProducer } from './coalescing-producer';

const message = (key: string, bytes = 10) => ({ topic: 't', key, value: Buffer.alloc(bytes, 1) });
const keysOf = (batch: ProducerBatch) =>
  batch.topicMessages!.flatMap(({ messages }) => messages.map(({ key }) => String(key)));

/** A client whose sends the test settles by hand. */
function fakeKafka() {
  const sends: { producer: number; keys: string[]; resolve(): void; reject(error: Error): void }[] = [];
  let producers = 0;
  const kafka = {
    producer: () => {
      const producer = (producers += 1);
      return {
        connect: async () => undefined,
        disconnect: async () => undefined,
        sendBatch: (batch: ProducerBatch) =>
          new Promise<void>((resolve, reject) => sends.push({ producer, keys: keysOf(batch), resolve, reject })),
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
