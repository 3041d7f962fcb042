import type { Broker, OutgoingMessage } from '../broker.port';
import type { MessagingLog } from '../log.port';
import type { MessageStore, OutboxRow } from '../store/message-store.port';
import { sleep } from '../waiting';

/** Rows younger than this may still be in the hands of the worker that committed them. */
const SWEEP_AFTER_MS = 2_000;
const TICK_MS = 500;
/** A sweep asks the store; forgetting what was sent does so only when there is something to forget. */
const SWEEP_EVERY_MS = 2_000;
const SWEEP_LIMIT = 500;
const WAIT_FOR_OTHER_MS = 100;

/**
 * Sends what a transaction left in the outbox. The committing worker still holds its rows and sends them at once;
 * deleting them waits for the next tick. The sweep finds what a crash left between commit and send.
 */
export class OutboxPublisher {
  /** Ids of rows on their way, and of those acknowledged and not yet deleted. */
  private readonly inHand = new Set<string>();
  private readonly sent: string[] = [];
  private timer?: NodeJS.Timeout;
  private sweptAt = 0;
  private stopping = false;
  private ticking: Promise<void> = Promise.resolve();

  constructor(
    private readonly broker: Broker,
    private readonly store: MessageStore,
    private readonly log: MessagingLog,
  ) {}

  /** Sends committed rows and, with them, messages that need no outbox. */
  async publish(rows: readonly OutboxRow[], others: readonly OutgoingMessage[] = []): Promise<void> {
    if (rows.length + others.length === 0) return;
    for (const { id } of rows) this.inHand.add(id);
    try {
      await this.broker.produce([...rows, ...others]);
    } catch (error) {
      for (const { id } of rows) this.inHand.delete(id);
      throw error;
    }
    for (const { id } of rows) this.sent.push(id);
  }

  /**
   * Sends all that is committed and not in the hands of this process. What another one is sending just now comes twice.
   * @throws when the signal aborts, the store or the broker is away
   */
  async sendAll(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const sent = await this.sendUnsent(0);
      if (sent === undefined) await sleep(WAIT_FOR_OTHER_MS, signal);
      else if (sent < SWEEP_LIMIT) return;
    }
  }

  start(): void {
    this.stopping = false;
    this.timer = setInterval(() => {
      this.ticking = this.ticking.then(() => this.tick());
    }, TICK_MS);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.ticking;
    await this.forgetSent().catch(() => undefined);
  }

  private async tick(): Promise<void> {
    try {
      await this.forgetSent();
      if (Date.now() - this.sweptAt >= SWEEP_EVERY_MS) await this.sweep();
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'outbox could not be swept; trying again');
    }
  }

  /** Until a sweep comes back with less than it may hold: a backlog leaves as fast as the broker takes it. */
  private async sweep(): Promise<void> {
    let rows = 0;
    for (let swept = SWEEP_LIMIT; swept === SWEEP_LIMIT && !this.stopping; rows += swept) {
      swept = (await this.sendUnsent(SWEEP_AFTER_MS)) ?? 0;
    }
    this.sweptAt = Date.now();
    if (rows > 0) this.log.warn({ rows }, 'outbox swept: an earlier process had committed but not sent');
  }

  /** @returns undefined while another process is at it */
  private async sendUnsent(olderThanMs: number): Promise<number | undefined> {
    const send = (some: OutboxRow[]) => this.broker.produce(some, { timeoutMs: 5_000 });
    return await this.store.withUnsent(olderThanMs, SWEEP_LIMIT, send, [...this.inHand]);
  }

  private async forgetSent(): Promise<void> {
    if (this.sent.length === 0) return;
    const ids = this.sent.slice(0, 5_000);
    await this.store.forget(ids);
    this.sent.splice(0, ids.length);
    for (const id of ids) this.inHand.delete(id);
  }
}
