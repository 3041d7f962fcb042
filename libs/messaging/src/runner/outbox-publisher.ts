import type { Broker, OutgoingMessage } from '../broker.port';
import type { MessagingLog } from '../log.port';
import type { MessageStore, OutboxRow } from '../store/message-store.port';

/** Rows younger than this may still be in the hands of the worker that committed them. */
const SWEEP_AFTER_MS = 2_000;
const TICK_MS = 500;
const SWEEP_LIMIT = 500;

/**
 * Sends what a transaction left in the outbox. The committing worker still holds its rows and sends them at once;
 * deleting them waits for the next tick. The sweep finds what a crash left between commit and send.
 */
export class OutboxPublisher {
  private readonly sent: string[] = [];
  private timer?: NodeJS.Timeout;
  private ticking: Promise<void> = Promise.resolve();

  constructor(
    private readonly broker: Broker,
    private readonly store: MessageStore,
    private readonly log: MessagingLog,
  ) {}

  /** Sends committed rows and, with them, messages that need no outbox. */
  async publish(rows: readonly OutboxRow[], others: readonly OutgoingMessage[] = []): Promise<void> {
    if (rows.length + others.length === 0) return;
    await this.broker.produce([...rows, ...others]);
    for (const row of rows) this.sent.push(row.id);
  }

  start(): void {
    this.timer = setInterval(() => {
      this.ticking = this.ticking.then(() => this.tick());
    }, TICK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.ticking;
    await this.forgetSent().catch(() => undefined);
  }

  private async tick(): Promise<void> {
    try {
      await this.forgetSent();
      const swept = await this.store.withUnsent(SWEEP_AFTER_MS, SWEEP_LIMIT, async (rows) => {
        await this.broker.produce(rows, { timeoutMs: 5_000 });
      });
      if (swept > 0) this.log.warn({ rows: swept }, 'outbox swept: an earlier process had committed but not sent');
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'outbox could not be swept; trying again');
    }
  }

  private async forgetSent(): Promise<void> {
    if (this.sent.length === 0) return;
    const ids = this.sent.slice(0, 5_000);
    await this.store.forget(ids);
    this.sent.splice(0, ids.length);
  }
}
