import type { OutboxPublisher } from './outbox-publisher';

/**
 * Who takes partitions over first sends what their former owner has committed and not sent: an event would be overtaken
 * by the next one of its key. The former owner may be frozen, and too slow rather than dead.
 */
export class Takeover {
  private assignment?: number;
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly publisher: OutboxPublisher) {}

  /**
   * Once per assignment of partitions; all batches of it wait.
   * @param assignment number of the rebalance that gave this process its partitions
   * @throws as `OutboxPublisher.sendAll`; the next batch tries again
   */
  async done(assignment: number, signal: AbortSignal): Promise<void> {
    if (assignment !== this.assignment) {
      this.assignment = assignment;
      this.sending = this.publisher.sendAll(signal).catch((error: unknown) => {
        this.assignment = undefined;
        throw error;
      });
    }
    await this.sending;
  }
}
