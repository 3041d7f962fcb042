import { CompressionTypes, type Kafka, type Producer } from 'kafkajs';
import { BrokerUnavailable, MESSAGE_LIMIT_BYTES, MessageTooLarge, type OutgoingMessage } from '../broker.port';
import type { MessagingLog } from '../log.port';
import { backoffMs, sleep } from '../waiting';
import { KAFKA_RETRY } from './settings';

const BATCH_LIMIT_MESSAGES = 500;
const BATCH_LIMIT_BYTES = 900_000;
/** Compression costs more than it saves below this (SD-E09): it is done for each partition of a batch alone. */
const COMPRESS_FROM_BYTES = 65_536;
/** Waiting for the broker in memory; whoever comes after that is refused at once. */
const QUEUE_LIMIT_BYTES = 64_000_000;
/** A send that takes longer means the broker does not answer, whatever the client still hopes. */
const SLOW_AFTER_MS = 3_000;

interface Entry {
  readonly messages: readonly OutgoingMessage[];
  readonly bytes: number;
  settle(error?: Error): void;
}

/**
 * One request in flight at a time; what comes meanwhile goes with the next. Fast at load, no delay at rest.
 *
 * It is also what makes the idempotent producer safe: after a failed request kafkajs rewinds its sequence number, and
 * another message under that number is taken for a duplicate and lost. So the same batch is repeated until it is
 * acknowledged, on a new producer after a rejection, and nothing else is sent in between.
 */
export class CoalescingProducer {
  private readonly queue: Entry[] = [];
  private queuedBytes = 0;
  private producer?: Producer;
  private busy = false;
  private draining: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private connecting?: Promise<Producer>;
  private reachable = false;
  private sendingSince?: number;

  constructor(
    private readonly kafka: Kafka,
    private readonly log: MessagingLog,
  ) {}

  isReachable(): boolean {
    return this.reachable && (this.sendingSince === undefined || Date.now() - this.sendingSince < SLOW_AFTER_MS);
  }

  async produce(messages: readonly OutgoingMessage[], timeoutMs?: number): Promise<void> {
    const bytes = messages.reduce((sum, message) => sum + checkedSize(message), 0);
    if (this.stopping.signal.aborted || this.queuedBytes + bytes > QUEUE_LIMIT_BYTES) throw new BrokerUnavailable(0);
    await new Promise<void>((resolve, reject) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => giveUp(timeoutMs), timeoutMs);
      const entry: Entry = {
        messages,
        bytes,
        settle: (error) => {
          clearTimeout(timer);
          if (error) reject(error);
          else resolve();
        },
      };
      const giveUp = (ms: number) => {
        // What has not left is taken back; what is in flight may arrive later.
        const place = this.queue.indexOf(entry);
        if (place >= 0) this.take(place);
        reject(new BrokerUnavailable(ms));
      };
      this.queue.push(entry);
      this.queuedBytes += bytes;
      if (!this.busy) this.draining = this.drain();
    });
  }

  /** Connects ahead of the first message, so that `isReachable` tells the truth from the start. */
  async connect(): Promise<void> {
    while (!this.stopping.signal.aborted && !this.producer) {
      await this.connectedProducer().catch(() => undefined);
      if (!this.producer) await sleep(500, this.stopping.signal).catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    const grace = setTimeout(() => this.stopping.abort(), 5_000);
    await this.draining;
    clearTimeout(grace);
    this.stopping.abort();
    await this.producer?.disconnect().catch(() => undefined);
  }

  private async drain(): Promise<void> {
    this.busy = true;
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) {
      const error = await this.sendUntilAcknowledged(batch);
      for (const entry of batch) entry.settle(error);
    }
    // In the same breath as the look at the queue: what comes later finds nobody sending.
    this.busy = false;
  }

  private nextBatch(): Entry[] {
    const batch: Entry[] = [];
    let bytes = 0;
    let count = 0;
    for (let entry = this.queue[0]; entry; entry = this.queue[0]) {
      const full = bytes + entry.bytes > BATCH_LIMIT_BYTES || count + entry.messages.length > BATCH_LIMIT_MESSAGES;
      if (full && batch.length > 0) break;
      batch.push(this.take(0));
      bytes += entry.bytes;
      count += entry.messages.length;
    }
    return batch;
  }

  private take(place: number): Entry {
    const [entry] = this.queue.splice(place, 1) as [Entry];
    this.queuedBytes -= entry.bytes;
    return entry;
  }

  private async sendUntilAcknowledged(batch: readonly Entry[]): Promise<Error | undefined> {
    const topicMessages = groupByTopic(batch.flatMap((entry) => entry.messages));
    const bytes = batch.reduce((sum, entry) => sum + entry.bytes, 0);
    const compression = bytes < COMPRESS_FROM_BYTES ? CompressionTypes.None : CompressionTypes.GZIP;
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.sendingSince ??= Date.now();
        const producer = await this.connectedProducer();
        await producer.sendBatch({ acks: -1, topicMessages, compression });
        this.reachable = true;
        this.sendingSince = undefined;
        return undefined;
      } catch (error) {
        this.reachable = false;
        const spent = this.producer;
        this.producer = undefined;
        void spent?.disconnect().catch(() => undefined);
        if (this.stopping.signal.aborted) return new BrokerUnavailable(0);
        this.log.warn(
          { attempt, reason: (error as Error).message },
          'broker did not acknowledge; sending the same batch again',
        );
        await sleep(backoffMs(attempt, 1_000), this.stopping.signal).catch(() => undefined);
      }
    }
  }

  private async connectedProducer(): Promise<Producer> {
    if (this.producer) return this.producer;
    this.connecting ??= this.freshProducer().finally(() => (this.connecting = undefined));
    return await this.connecting;
  }

  private async freshProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: KAFKA_RETRY,
    });
    try {
      await producer.connect();
    } catch (error) {
      void producer.disconnect().catch(() => undefined);
      throw error;
    }
    this.reachable = true;
    this.producer = producer;
    return producer;
  }
}

function checkedSize(message: OutgoingMessage): number {
  const bytes = message.value.byteLength + message.key.length;
  if (bytes > MESSAGE_LIMIT_BYTES) throw new MessageTooLarge(message.topic, bytes, MESSAGE_LIMIT_BYTES);
  return bytes;
}

function groupByTopic(messages: readonly OutgoingMessage[]) {
  const topics = new Map<string, { key: string; value: Buffer; headers?: Record<string, string> }[]>();
  for (const { topic, key, value, headers } of messages) {
    const list = topics.get(topic) ?? [];
    topics.set(topic, list);
    list.push({ key, value, headers });
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}
