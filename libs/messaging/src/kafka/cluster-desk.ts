import type { Admin, Kafka } from 'kafkajs';
import type { IncomingRecord, TopicLag } from '../broker.port';
import { sleep } from '../waiting';
import { MAX_WAIT_MS } from './settings';
import { toRecord } from './to-record';

const QUESTION_TIMEOUT_MS = 5_000;
const READ_TIMEOUT_MS = 60_000;
/** Together two seconds: a leader is chosen in less. */
const [LEADER_TRIES, LEADER_PAUSE_MS] = [10, 200];

/** Questions to the cluster itself, over one connection that is opened when the first is asked. */
export class ClusterDesk {
  private admin?: Promise<Admin>;

  constructor(private readonly kafka: Kafka) {}

  async groups(): Promise<string[]> {
    const { groups } = await this.ask((admin) => admin.listGroups());
    return groups.map(({ groupId }) => groupId).sort();
  }

  async lag(group: string, topics?: readonly string[]): Promise<TopicLag[]> {
    return await this.ask(async (admin) => {
      const committed = await admin.fetchOffsets({ groupId: group, topics: topics && [...topics] });
      return await Promise.all(
        committed.map(async ({ topic, partitions }) => {
          const ends = await admin.fetchTopicOffsets(topic);
          const lags = ends.map(({ partition, high, low }) => {
            const offset = partitions.find((one) => one.partition === partition)?.offset ?? '-1';
            // A group that has never committed has everything before it.
            const next = BigInt(offset) < 0n ? BigInt(low) : BigInt(offset);
            return next > BigInt(high) ? 0 : Number(BigInt(high) - next);
          });
          return { topic, lag: lags.reduce((sum, one) => sum + one, 0) };
        }),
      );
    });
  }

  async depth(topic: string): Promise<number> {
    return await this.ask(async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic);
      return ends.reduce((sum, { high, low }) => sum + Number(BigInt(high) - BigInt(low)), 0);
    });
  }

  /** By a consumer of its own group, which nobody joins again. */
  async readAll(topic: string, show: (record: IncomingRecord) => void): Promise<void> {
    const ends = await this.ask((admin) => admin.fetchTopicOffsets(topic));
    const left = new Set(ends.filter(({ high, low }) => BigInt(high) > BigInt(low)).map(({ partition }) => partition));
    if (left.size === 0) return;
    const last = new Map(ends.map(({ partition, high }) => [partition, BigInt(high) - 1n]));
    const group = `portfel.read-all.${process.pid}.${Date.now()}.${Math.random().toString(36).slice(2)}`;
    const consumer = this.kafka.consumer({
      groupId: group,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: MAX_WAIT_MS,
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(
          () => reject(new Error(`${topic} could not be read in ${READ_TIMEOUT_MS} ms`)),
          READ_TIMEOUT_MS,
        );
        void consumer.run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            for (const message of batch.messages) {
              if (BigInt(message.offset) <= last.get(batch.partition)!) show(toRecord(batch, message));
            }
            if (BigInt(batch.lastOffset()) >= last.get(batch.partition)!) left.delete(batch.partition);
            if (left.size === 0) resolve();
          },
        });
      });
    } finally {
      clearTimeout(timer);
      await consumer.disconnect().catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    await this.admin?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  /** Of a partition whose leader is being chosen (a new topic, a broker that leaves) the next one is asked. */
  private async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.askOnce(question);
      } catch (error) {
        const noLeader = (error as { type?: string }).type === 'NOT_LEADER_FOR_PARTITION';
        if (!noLeader || tries === LEADER_TRIES) throw error;
        await sleep(LEADER_PAUSE_MS);
      }
    }
  }

  /** Fails in time when the broker does not answer, and connects anew for the next question. */
  private async askOnce<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the broker does not answer')), QUESTION_TIMEOUT_MS);
    });
    this.admin ??= this.connect();
    const asked = this.admin;
    try {
      return await Promise.race([asked.then(question), late]);
    } catch (error) {
      if (this.admin === asked) this.admin = undefined;
      void asked.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 2 } });
    await admin.connect();
    return admin;
  }
}
