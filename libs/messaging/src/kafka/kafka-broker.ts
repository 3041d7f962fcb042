import { Kafka, logLevel } from 'kafkajs';
import type {
  BatchHandler,
  Broker,
  IncomingRecord,
  OutgoingMessage,
  Subscription,
  SubscriptionOptions,
  TopicLag,
} from '../broker.port';
import type { MessagingLog } from '../log.port';
import { ClusterDesk } from './cluster-desk';
import { CoalescingProducer } from './coalescing-producer';
import { patchIdleTimers } from './idle-timer-patch';
import { KafkaSubscription } from './kafka-subscription';
import { patchMembership } from './membership-patch';
import { KAFKA_RETRY } from './settings';

export interface KafkaBrokerOptions {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly log: MessagingLog;
  /** Called when consuming has ended for good; by habit the process exits and is restarted from outside. */
  readonly onFatal: (reason: string) => void;
}

/** The real broker behind the port, by kafkajs. Starts at once and keeps trying until the broker is there. */
export function createKafkaBroker(options: KafkaBrokerOptions): Broker {
  patchIdleTimers();
  patchMembership();
  const kafka = new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: 2_000,
    requestTimeout: 15_000,
    retry: KAFKA_RETRY,
    logLevel: logLevel.ERROR,
    logCreator:
      () =>
      ({ namespace, log }) => {
        // Mostly retries that succeed. What matters is told by this library, in its own words.
        options.log.debug({ client: namespace, reason: log.message }, 'kafka client');
      },
  });
  return new KafkaBroker(kafka, options);
}

class KafkaBroker implements Broker {
  private readonly producer: CoalescingProducer;
  private readonly desk: ClusterDesk;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: KafkaBrokerOptions,
  ) {
    this.producer = new CoalescingProducer(kafka, options.log);
    this.desk = new ClusterDesk(kafka);
    void this.producer.connect();
  }

  produce(messages: readonly OutgoingMessage[], options: { timeoutMs?: number } = {}): Promise<void> {
    return this.producer.produce(messages, options.timeoutMs);
  }

  consume(options: SubscriptionOptions, handler: BatchHandler): Subscription {
    return new KafkaSubscription(options, handler, {
      kafka: this.kafka,
      log: this.options.log,
      onFatal: this.options.onFatal,
    });
  }

  isReachable(): boolean {
    return this.producer.isReachable();
  }

  groups(): Promise<string[]> {
    return this.desk.groups();
  }

  lag(group: string, topics?: readonly string[]): Promise<TopicLag[]> {
    return this.desk.lag(group, topics);
  }

  depth(topic: string): Promise<number> {
    return this.desk.depth(topic);
  }

  readAll(topic: string, show: (record: IncomingRecord) => void): Promise<void> {
    return this.desk.readAll(topic, show);
  }

  async stop(): Promise<void> {
    await Promise.all([this.producer.stop(), this.desk.stop()]);
  }
}
