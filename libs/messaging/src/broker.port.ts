/** Of key and value together; below what a Kafka broker takes by default, headers and framing included. */
export const MESSAGE_LIMIT_BYTES = 900_000;

export interface OutgoingMessage {
  readonly topic: string;
  /** Decides the partition: messages of one key stay in order. A random id, never personal data. */
  readonly key: string;
  readonly value: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface IncomingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  /** `null` is a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SubscriptionOptions {
  /** Consumer group; instances with the same group share the partitions (PF-K07). */
  readonly group: string;
  readonly topics: readonly string[];
  /** `group`: from the committed offset, at first from the earliest. `tail`: only what comes from now on, no commits. */
  readonly from: 'group' | 'tail';
  /** After what was fetched is done, how long nothing is fetched: what comes meanwhile is taken together. */
  readonly restMs?: number;
}

/**
 * Receives the records of one partition, in order. Resolving means all of them are done and the offset may move;
 * rejecting means none is, and the same records come again. `signal` aborts when the partition is lost or on stop.
 */
export type BatchHandler = (records: readonly IncomingRecord[], signal: AbortSignal) => Promise<void>;

export interface Subscription {
  readonly options: SubscriptionOptions;
  /** Joined its group, fetching, and nothing held up for long: what "ready" has to mean for a consumer. */
  isProgressing(): boolean;
  /** Since the process started. */
  rebalances(): number;
  /** How long the oldest record that has been fetched waits to be done; 0 when none waits. */
  oldestUnfinishedSeconds(): number;
  /** Stops fetching, lets the running batch end, commits, leaves the group. */
  stop(): Promise<void>;
}

export interface TopicLag {
  readonly topic: string;
  readonly lag: number;
}

/** The narrow port the rest of the library uses; one Kafka client behind it, and an in-memory broker for tests. */
export interface Broker {
  /**
   * Resolves when the broker has acknowledged every message (acks = all).
   * @throws BrokerUnavailable when `timeoutMs` passed; the messages may or may not arrive later
   * @throws MessageTooLarge before anything is sent
   */
  produce(messages: readonly OutgoingMessage[], options?: { timeoutMs?: number }): Promise<void>;
  /** Keeps trying until the broker and the topics are there; returns at once. */
  consume(options: SubscriptionOptions, handler: BatchHandler): Subscription;
  /** True when the last produce or probe was answered. */
  isReachable(): boolean;
  /**
   * Records a group has still to do, per topic.
   * @param topics without them: those the group has committed to
   * @throws when the broker does not answer
   */
  lag(group: string, topics?: readonly string[]): Promise<TopicLag[]>;
  /** Names of the groups the broker knows, in alphabetical order. @throws when the broker does not answer */
  groups(): Promise<string[]>;
  /** Records a topic holds now. @throws when the broker does not answer */
  depth(topic: string): Promise<number>;
  /** Shows every record a topic holds now, in order of each partition. @throws when the broker does not answer */
  readAll(topic: string, show: (record: IncomingRecord) => void): Promise<void>;
  stop(): Promise<void>;
}

export class BrokerUnavailable extends Error {
  constructor(timeoutMs: number) {
    super(`The broker did not acknowledge within ${timeoutMs} ms`);
  }
}

export class MessageTooLarge extends Error {
  constructor(topic: string, bytes: number, limitBytes: number) {
    super(`A message for ${topic} has ${bytes} bytes; the limit is ${limitBytes}`);
  }
}
