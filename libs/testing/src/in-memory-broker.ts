import {
  BrokerUnavailable,
  MESSAGE_LIMIT_BYTES,
  MessageTooLarge,
  type BatchHandler,
  type Broker,
  type IncomingRecord,
  type OutgoingMessage,
  type Subscription,
  type SubscriptionOptions,
} from '@portfel/messaging';

const PARTITIONS = 6;

interface Reader extends SubscriptionOptions {
  readonly handler: BatchHandler;
  readonly stopping: AbortController;
  busy: Promise<void>;
}

/** A broker in memory behind the same port as the real one: partitions, groups, order per key, redelivery on demand. */
export class InMemoryBroker implements Broker {
  private readonly logs = new Map<string, IncomingRecord[][]>();
  private readonly offsets = new Map<string, number>();
  private readonly readers = new Set<Reader>();
  private away = false;
  private stopped = false;

  async produce(messages: readonly OutgoingMessage[], options: { timeoutMs?: number } = {}): Promise<void> {
    for (const { topic, key, value } of messages) {
      const bytes = value.byteLength + key.length;
      if (bytes > MESSAGE_LIMIT_BYTES) throw new MessageTooLarge(topic, bytes, MESSAGE_LIMIT_BYTES);
    }
    await this.whenThere(options.timeoutMs);
    for (const { topic, key, value, headers = {} } of messages) {
      const partition = partitionOf(key);
      const log = this.log(topic)[partition]!;
      log.push({ topic, partition, offset: String(log.length), key, value, headers });
    }
    this.deliver();
  }

  consume(options: SubscriptionOptions, handler: BatchHandler): Subscription {
    const reader: Reader = { ...options, handler, stopping: new AbortController(), busy: Promise.resolve() };
    if (options.from === 'tail') {
      for (const topic of options.topics) {
        this.log(topic).forEach((log, partition) => this.offsets.set(place(reader, topic, partition), log.length));
      }
    }
    this.readers.add(reader);
    this.deliver();
    return {
      isProgressing: () => !this.away && !reader.stopping.signal.aborted,
      stop: async () => {
        reader.stopping.abort();
        this.readers.delete(reader);
        await reader.busy;
      },
    };
  }

  isReachable(): boolean {
    return !this.away && !this.stopped;
  }

  async stop(): Promise<void> {
    this.stopped = true;
  }

  /** All that a topic has taken, in order of partition and offset. */
  records(topic: string): IncomingRecord[] {
    return this.log(topic).flat();
  }

  /** Every group gets every record again, as after a crash before the commit. */
  redeliverAll(): void {
    this.offsets.clear();
    this.deliver();
  }

  /** While away nothing is acknowledged and nothing delivered. */
  goAway(): void {
    this.away = true;
  }

  comeBack(): void {
    this.away = false;
    this.deliver();
  }

  private deliver(): void {
    for (const reader of this.readers) reader.busy = reader.busy.then(() => this.read(reader));
  }

  private async read(reader: Reader): Promise<void> {
    const work = reader.topics.flatMap((topic) =>
      this.log(topic).map(async (log, partition) => {
        const id = place(reader, topic, partition);
        for (let next = this.next(id, log); next.length > 0; next = this.next(id, log)) {
          if (this.away || reader.stopping.signal.aborted) return;
          const from = this.offsets.get(id) ?? 0;
          try {
            await reader.handler(next, reader.stopping.signal);
          } catch {
            continue;
          }
          // A redelivery asked for in the meantime stays asked for.
          if ((this.offsets.get(id) ?? 0) === from) this.offsets.set(id, from + next.length);
        }
      }),
    );
    await Promise.all(work);
  }

  private next(id: string, log: readonly IncomingRecord[]): IncomingRecord[] {
    return log.slice(this.offsets.get(id) ?? 0);
  }

  private log(topic: string): IncomingRecord[][] {
    const known = this.logs.get(topic) ?? Array.from({ length: PARTITIONS }, () => []);
    this.logs.set(topic, known);
    return known;
  }

  private async whenThere(timeoutMs: number | undefined): Promise<void> {
    const since = Date.now();
    while (this.away || this.stopped) {
      if (this.stopped || (timeoutMs !== undefined && Date.now() - since >= timeoutMs)) {
        throw new BrokerUnavailable(timeoutMs ?? 0);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

const place = (reader: SubscriptionOptions, topic: string, partition: number) =>
  `${reader.group} ${topic} ${partition}`;

function partitionOf(key: string): number {
  let hash = 7;
  for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % PARTITIONS;
}
