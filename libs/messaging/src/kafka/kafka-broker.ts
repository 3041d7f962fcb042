import { Kafka, logLevel } from 'kafkajs';
import type { BatchHandler, Broker, OutgoingMessage, Subscription, SubscriptionOptions } from '../broker.port';
import type { MessagingLog } from '../log.port';
import { CoalescingProducer } from './coalescing-producer';
import { patchIdleTimer } from './idle-timer-patch';
import { KafkaSubscription } from './kafka-subscription';
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
  patchIdleTimer();
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

  constructor(
    private readonly kafka: Kafka,
    private readonly options: KafkaBrokerOptions,
  ) {
    this.producer = new CoalescingProducer(kafka, options.log);
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

  stop(): Promise<void> {
    return this.producer.stop();
  }
}
