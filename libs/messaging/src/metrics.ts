import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What can be watched of every consumer and outbox of a process. */
export class MessagingMetrics {
  private readonly duration: Histogram<'consumer' | 'message' | 'outcome'>;
  private readonly dead: Counter<'consumer'>;
  private readonly lateReplies: Counter;

  constructor(private readonly registry: Registry) {
    this.duration = new Histogram({
      name: 'portfel_message_seconds',
      help: 'Handling of one message, from decoded to answered',
      labelNames: ['consumer', 'message', 'outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    });
    this.dead = new Counter({
      name: 'portfel_dead_letters_total',
      help: 'Messages sent to the dead letters',
      labelNames: ['consumer'],
      registers: [registry],
    });
    this.lateReplies = new Counter({
      name: 'portfel_late_replies_total',
      help: 'Outcomes nobody of this process was waiting for',
      registers: [registry],
    });
  }

  handled(consumer: string, message: string, outcome: string, seconds: number): void {
    this.duration.observe({ consumer, message, outcome }, seconds);
  }

  buried(consumer: string): void {
    this.dead.inc({ consumer });
  }

  lateReply(): void {
    this.lateReplies.inc();
  }

  /** @param oldestSeconds asked at each scrape */
  watchOutbox(oldestSeconds: () => Promise<number>): void {
    new Gauge({
      name: 'portfel_outbox_oldest_seconds',
      help: 'Age of the oldest event that has not left the outbox',
      registers: [this.registry],
      async collect() {
        this.set(await oldestSeconds().catch(() => Number.NaN));
      },
    });
  }
}
