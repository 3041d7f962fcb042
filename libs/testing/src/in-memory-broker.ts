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
  type TopicLag,
} from '@portfel/messaging';

const PARTITIONS = 6;

interface Reader extends SubscriptionOptions {
  readonly handler: BatchHandler;
  readonly stopping: AbortController;
  /** What each partition is busy with. */
  readonly busy: Map<string, Promise<void>>;
}

/** What goes wrong on the way to the consumers until it is taken back. */
export interface DeliveryFaults {
  /** Each batch comes this much later. */
  readonly delayMs?: number;
  /** Mixes records of different keys; the order of each key stays, as the real broker keeps it. */
  readonly shuffleKeys?: () => number;
  /** Each batch comes this often, as after a crash before the commit. */
  readonly repeats?: number;
}

/** A broker in memory behind the same port as the real one: partitions, groups, order per key, redelivery on demand. */
export class InMemoryBroker implements Broker {
  private readonly logs = new Map<string, IncomingRecord[][]>();
  private readonly offsets = new Map<string, number>();
  private readonly readers = new Set<Reader>();
  private readonly losing = new Map<string, number>();
  private faults: DeliveryFaults = {};
  private away = false;
  private stopped = false;

  async produce(messages: readonly OutgoingMessage[], options: { timeoutMs?: number } = {}): Promise<void> {
    for (const { topic, key, value } of messages) {
      const bytes = value.byteLength + key.length;
      if (bytes > MESSAGE_LIMIT_BYTES) throw new MessageTooLarge(topic, bytes, MESSAGE_LIMIT_BYTES);
    }
    await this.whenThere(options.timeoutMs);
    for (const { topic, key, value, headers = {} } of messages) {
      if (this.isLost(topic)) continue;
      const partition = partitionOf(key);
      const log = this.log(topic)[partition]!;
      log.push({ topic, partition, offset: String(log.length), key, value, headers });
    }
    this.deliver();
  }

  consume(options: SubscriptionOptions, handler: BatchHandler): Subscription {
    const reader: Reader = { ...options, handler, stopping: new AbortController(), busy: new Map() };
    if (options.from === 'tail') {
      for (const topic of options.topics) {
        this.log(topic).forEach((log, partition) => this.offsets.set(place(reader, topic, partition), log.length));
      }
    }
    this.readers.add(reader);
    this.deliver();
    return {
      options,
      rebalances: () => 1,
      oldestUnfinishedSeconds: () => 0,
      isProgressing: () => !this.away && !reader.stopping.signal.aborted,
      stop: async () => {
        reader.stopping.abort();
        this.readers.delete(reader);
        await Promise.all(reader.busy.values());
      },
    };
  }

  isReachable(): boolean {
    return !this.away && !this.stopped;
  }

  async groups(): Promise<string[]> {
    return [...new Set([...this.offsets.keys()].map((id) => id.split(' ')[0]!))].sort();
  }

  async lag(group: string, topics = this.committedBy(group)): Promise<TopicLag[]> {
    return topics.map((topic) => {
      const left = this.log(topic).map(
        (log, partition) => log.length - (this.offsets.get(place({ group }, topic, partition)) ?? 0),
      );
      return { topic, lag: left.reduce((sum, one) => sum + one, 0) };
    });
  }

  async depth(topic: string): Promise<number> {
    return this.records(topic).length;
  }

  async readAll(topic: string, show: (record: IncomingRecord) => void): Promise<void> {
    this.records(topic).forEach(show);
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

  /** From now on; `{}` takes it back. */
  misbehave(faults: DeliveryFaults): void {
    this.faults = faults;
  }

  /** The next messages of a topic are acknowledged and lost: what no broker may do, and what a reply may meet. */
  loseNext(topic: string, count = 1): void {
    this.losing.set(topic, count);
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
    for (const reader of this.readers) {
      for (const topic of reader.topics) {
        this.log(topic).forEach((log, partition) => {
          const id = place(reader, topic, partition);
          const before = reader.busy.get(id) ?? Promise.resolve();
          reader.busy.set(
            id,
            before.then(() => this.read(reader, id, log)),
          );
        });
      }
    }
  }

  /** The records of one partition in order; no partition waits for another. */
  private async read(reader: Reader, id: string, log: readonly IncomingRecord[]): Promise<void> {
    for (let next = this.next(id, log); next.length > 0; next = this.next(id, log)) {
      if (this.away || reader.stopping.signal.aborted) return;
      const from = this.offsets.get(id) ?? 0;
      try {
        await this.hand(next, reader);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      // A redelivery asked for in the meantime stays asked for.
      if ((this.offsets.get(id) ?? 0) === from) this.offsets.set(id, from + next.length);
    }
  }

  private async hand(records: readonly IncomingRecord[], reader: Reader): Promise<void> {
    const { delayMs, shuffleKeys, repeats = 1 } = this.faults;
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const mixed = shuffleKeys ? mixKeys(records, shuffleKeys) : records;
    for (let time = 0; time < repeats; time += 1) await reader.handler(mixed, reader.stopping.signal);
  }

  private committedBy(group: string): readonly string[] {
    const places = [...this.offsets.keys()].map((id) => id.split(' ') as [string, string, string]);
    return [...new Set(places.filter(([name]) => name === group).map(([, topic]) => topic))];
  }

  private isLost(topic: string): boolean {
    const left = this.losing.get(topic) ?? 0;
    if (left > 0) this.losing.set(topic, left - 1);
    return left > 0;
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

const place = (reader: Pick<SubscriptionOptions, 'group'>, topic: string, partition: number) =>
  `${reader.group} ${topic} ${partition}`;

function partitionOf(key: string): number {
  let hash = 7;
  for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % PARTITIONS;
}

/** Records in another order, in which every key keeps its own. */
function mixKeys(records: readonly IncomingRecord[], random: () => number): IncomingRecord[] {
  const left = [...records];
  const slots = records.map(({ key }) => ({ key, rank: random() })).sort((a, b) => a.rank - b.rank);
  return slots.map(
    ({ key }) =>
      left.splice(
        left.findIndex((record) => record.key === key),
        1,
      )[0]!,
  );
}
