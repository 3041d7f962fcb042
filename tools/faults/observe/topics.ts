import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type Admin, type Consumer } from 'kafkajs';
import { portfelTopics } from '../../topics/portfel-topics';

/** What a record says of itself; the rest is not kept. */
export interface SeenRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly id?: string;
  readonly name?: string;
  readonly version?: number;
  readonly sequence?: number;
  readonly data?: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RawRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly name?: string;
  readonly value: Buffer | null;
}

const RAW_KEPT = 200;
export const PARTITIONS = 6;

/** Reads every topic from its beginning, with a client and a group of its own. */
export class TopicObserver {
  private readonly records = new Map<string, SeenRecord[]>();
  private readonly raw = new Map<string, RawRecord[]>();
  private readonly next = new Map<string, number>();
  private readonly kafka: Kafka;
  private readonly consumer: Consumer;
  private readonly admin: Admin;

  constructor(brokers: readonly string[]) {
    const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 1_000 };
    this.kafka = new Kafka({ clientId: 'observer', brokers: [...brokers], logLevel: logLevel.NOTHING, retry });
    this.consumer = this.kafka.consumer({ groupId: `observer-${randomUUID()}`, maxWaitTimeInMs: 200, retry });
    this.admin = this.kafka.admin({ retry: { retries: 10, initialRetryTime: 200, maxRetryTime: 1_000 } });
  }

  async start(): Promise<void> {
    await this.admin.connect();
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: portfelTopics().map(({ name }) => name), fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: async ({ batch: { topic, partition, messages } }) => {
        const place = `${topic}/${partition}`;
        const seen = this.records.get(place) ?? [];
        this.records.set(place, seen);
        for (const message of messages) {
          const offset = Number(message.offset);
          // After a rebalance without commits everything comes again.
          if (offset < (this.next.get(place) ?? 0)) continue;
          this.next.set(place, offset + 1);
          const record = { topic, partition, offset, ...read(message) };
          seen.push(record);
          this.keepRaw({ ...record, value: message.value });
        }
      },
    });
  }

  /** Records of a topic; those of one partition are in order. */
  of(topic: string): SeenRecord[] {
    return [...this.records].filter(([place]) => place.startsWith(`${topic}/`)).flatMap(([, seen]) => seen);
  }

  /** The latest records with their bytes, oldest first. */
  latestRaw(topic: string): readonly RawRecord[] {
    return this.raw.get(topic) ?? [];
  }

  topics(): string[] {
    return portfelTopics().map(({ name }) => name);
  }

  /** How many records are there that were not read yet. */
  async behind(): Promise<number> {
    let missing = 0;
    for (const topic of this.topics()) {
      for (const { partition, high } of await this.admin.fetchTopicOffsets(topic)) {
        missing += Number(high) - (this.next.get(`${topic}/${partition}`) ?? 0);
      }
    }
    return missing;
  }

  /** Records that a consumer group has not committed yet, of the topics it reads. */
  async lag(group: string, topics: readonly string[]): Promise<number> {
    const committed = await this.admin.fetchOffsets({ groupId: group, topics: [...topics] });
    let lag = 0;
    for (const { topic, partitions } of committed) {
      const ends = await this.admin.fetchTopicOffsets(topic);
      for (const { partition, high, low } of ends) {
        const at = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1);
        lag += Number(high) - (at < 0 ? Number(low) : at);
      }
    }
    return lag;
  }

  async groups(): Promise<string[]> {
    return (await this.admin.listGroups()).groups.map(({ groupId }) => groupId);
  }

  async groupMembers(group: string): Promise<number> {
    const { groups } = await this.admin.describeGroups([group]);
    return groups[0]?.members.length ?? 0;
  }

  /** The group must have no members. */
  async rewind(group: string, topics: readonly string[]): Promise<void> {
    for (const topic of topics) await this.admin.resetOffsets({ groupId: group, topic, earliest: true });
  }

  private keepRaw({ topic, partition, offset, key, name, value }: RawRecord): void {
    const kept = this.raw.get(topic) ?? [];
    this.raw.set(topic, kept);
    kept.push({ topic, partition, offset, key, name, value });
    if (kept.length > RAW_KEPT) kept.shift();
  }

  get client(): Kafka {
    return this.kafka;
  }

  async stop(): Promise<void> {
    // A consumer of a broker that is away would try for minutes; our process ends anyway.
    const ended = Promise.allSettled([this.consumer.disconnect(), this.admin.disconnect()]);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
  }
}

function read(message: { key: Buffer | null; value: Buffer | null; headers?: Record<string, unknown> }) {
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const base = { key: message.key?.toString() ?? '', headers };
  try {
    const envelope = JSON.parse(message.value!.toString()) as Record<string, unknown>;
    return {
      ...base,
      id: envelope.event_id as string,
      name: envelope.event_name as string,
      version: envelope.event_version as number,
      sequence: envelope.sequence as number | undefined,
      data: envelope.data as Record<string, unknown>,
    };
  } catch {
    return base;
  }
}
