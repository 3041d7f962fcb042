import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { deadLetterTopic } from '@portfel/contracts';
import type { Broker, Subscription } from './broker.port';
import type { MessageStore, OutboxState, ParkedKeys, ParkingCause } from './store/message-store.port';

/** What can be watched of every consumer and outbox of a process. Names and meaning: docs/metrics.md. */
export class MessagingMetrics {
  private readonly duration: Histogram<'consumer' | 'message' | 'outcome'>;
  private readonly dead: Counter<'consumer'>;
  private readonly parkedTotal: Counter<'consumer' | 'cause'>;
  private readonly lateReplies: Counter;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.duration = new Histogram({
      name: 'portfel_message_seconds',
      help: 'Handling of one message, from decoded to answered',
      labelNames: ['consumer', 'message', 'outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.dead = new Counter({
      name: 'portfel_dead_letters_total',
      help: 'Messages sent to the dead letters',
      labelNames: ['consumer'],
      registers,
    });
    this.parkedTotal = new Counter({
      name: 'portfel_parked_total',
      help: 'Messages parked: failed, early (gap), or behind another of their key',
      labelNames: ['consumer', 'cause'],
      registers,
    });
    this.lateReplies = new Counter({
      name: 'portfel_late_replies_total',
      help: 'Outcomes nobody of this process was waiting for',
      registers,
    });
  }

  handled(consumer: string, message: string, outcome: string, seconds: number): void {
    this.duration.observe({ consumer, message, outcome }, seconds);
  }

  buried(consumer: string): void {
    this.dead.inc({ consumer });
  }

  parked(consumer: string, cause: ParkingCause | 'behind'): void {
    this.parkedTotal.inc({ consumer, cause });
  }

  lateReply(): void {
    this.lateReplies.inc();
  }

  /** Asked at each scrape; a part that does not answer gives no number instead of an old one. */
  watch(
    service: string,
    { broker, store }: { broker: Broker; store: MessageStore },
    consumers: readonly Subscription[],
  ): void {
    this.watchConsumers(consumers, broker);
    this.watchParking(onceAtATime(() => store.parking.count()));
    this.watchOutbox(onceAtATime(() => store.outbox()));
    this.gauge('portfel_dead_letters', 'Messages on the dead-letter topic of the service', [], async (set) => {
      set({}, await broker.depth(deadLetterTopic(service)));
    });
  }

  private watchConsumers(consumers: readonly Subscription[], broker: Broker): void {
    this.gauge('portfel_consumer_lag', 'Messages a consumer has still to do', ['consumer', 'topic'], async (set) => {
      for (const { options } of consumers) {
        const lags = await broker.lag(options.group, options.topics);
        for (const { topic, lag } of lags) set({ consumer: options.group, topic }, lag);
      }
    });
    const oldest = 'Age of the oldest fetched message that is not done';
    this.gauge('portfel_consumer_oldest_seconds', oldest, ['consumer'], async (set) => {
      for (const one of consumers) set({ consumer: one.options.group }, one.oldestUnfinishedSeconds());
    });
    this.gauge('portfel_consumer_rebalances', 'Times a consumer joined its group anew', ['consumer'], async (set) => {
      for (const one of consumers) set({ consumer: one.options.group }, one.rebalances());
    });
  }

  private watchParking(count: () => Promise<ParkedKeys[]>): void {
    const waiting = 'Keys that wait: their first message failed, or one before it is missing';
    this.gauge('portfel_parked_keys', waiting, ['consumer', 'cause'], async (set) => {
      for (const { consumer, cause, keys } of await count()) set({ consumer, cause }, keys);
    });
    const age = 'How long the key that waits longest has waited, per cause; the age to alert on';
    this.gauge('portfel_parked_oldest_seconds', age, ['cause'], async (set) => {
      const parked = await count();
      for (const cause of ['failed', 'gap'] as const) {
        const since = parked.filter((keys) => keys.cause === cause).map((keys) => keys.since.getTime());
        set({ cause }, since.length === 0 ? 0 : (Date.now() - Math.min(...since)) / 1_000);
      }
    });
  }

  private watchOutbox(state: () => Promise<OutboxState>): void {
    this.gauge(
      'portfel_outbox_oldest_seconds',
      'Age of the oldest event that has not left the outbox',
      [],
      async (set) => set({}, (await state()).oldestSeconds),
    );
    this.gauge('portfel_outbox_waiting', 'Events that have not left the outbox', [], async (set) =>
      set({}, (await state()).waiting),
    );
  }

  private gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    collect: (set: (labels: Record<string, string>, value: number) => void) => Promise<void>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        this.reset();
        await collect((labels, value) => this.set(labels, value)).catch(() => this.reset());
      },
    });
  }
}

/** Gauges of one scrape that need the same answer share one question. */
function onceAtATime<T>(question: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () =>
    (asked ??= question().finally(() => {
      asked = undefined;
    }));
}
