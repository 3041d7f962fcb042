import type { MessagingLog } from '../log.port';
import type { MessageStore } from '../store/message-store.port';
import { describeFailure } from './failure';

/** Longer than any topic keeps a message, so that no message comes back after its inbox row is gone. */
const KEPT_MS = 35 * 24 * 60 * 60 * 1_000;
const EVERY_MS = 10 * 60 * 1_000;
const ROWS_AT_ONCE = 5_000;

/** Keeps inboxes from growing for ever. */
export class InboxPruner {
  private timer?: NodeJS.Timeout;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: MessageStore,
    private readonly log: MessagingLog,
    private readonly now: () => Date,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.working = this.prune();
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  private async prune(): Promise<void> {
    try {
      const removed = await this.store.prune(new Date(this.now().getTime() - KEPT_MS), ROWS_AT_ONCE);
      if (removed > 0) this.log.info({ rows: removed }, 'inbox pruned');
    } catch (error) {
      this.log.warn({ reason: describeFailure(error) }, 'inbox could not be pruned; trying again later');
    }
  }
}
