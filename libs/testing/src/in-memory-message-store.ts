import {
  AlreadyHandled,
  type Delivery,
  type HandledDelivery,
  type MessageStore,
  type OpenTransaction,
  type OutboxRow,
} from '@portfel/messaging';

/** A transaction in memory: what a handler wants to have done happens at the commit, or never. */
export interface InMemoryTransaction {
  onCommit(effect: () => void): void;
}

/** Inbox and outbox in memory, for unit specs of the runner; as strict as the real ones. */
export class InMemoryMessageStore implements MessageStore<InMemoryTransaction> {
  private readonly inbox = new Map<string, HandledDelivery>();
  private readonly open = new Set<string>();
  private outbox: (OutboxRow & { at: number })[] = [];
  private sweeping = false;

  async begin(delivery: Delivery): Promise<OpenTransaction<InMemoryTransaction>> {
    const id = `${delivery.consumer} ${delivery.messageId}`;
    if (this.open.has(id)) throw new TransientFailure('the same message is being handled');
    const handled = this.inbox.get(id);
    if (handled) throw new AlreadyHandled(delivery, handled);
    this.open.add(id);
    const effects: (() => void)[] = [];
    return {
      tx: { onCommit: (effect) => effects.push(effect) },
      commit: async ({ outcome, events }) => {
        this.open.delete(id);
        this.inbox.set(id, { outcome });
        this.outbox.push(...events.map((event) => ({ ...event, at: Date.now() })));
        effects.forEach((effect) => effect());
      },
      rollback: async () => void this.open.delete(id),
    };
  }

  async find({ consumer, messageId }: Delivery): Promise<HandledDelivery | undefined> {
    return this.inbox.get(`${consumer} ${messageId}`);
  }

  isTransient(error: unknown): boolean {
    return error instanceof TransientFailure;
  }

  async withUnsent(olderThanMs: number, limit: number, publish: (rows: OutboxRow[]) => Promise<void>): Promise<number> {
    if (this.sweeping) return 0;
    this.sweeping = true;
    try {
      const rows = this.outbox.filter((row) => Date.now() - row.at >= olderThanMs).slice(0, limit);
      if (rows.length === 0) return 0;
      await publish(rows.map(({ id, topic, key, value }) => ({ id, topic, key, value })));
      await this.forget(rows.map((row) => row.id));
      return rows.length;
    } finally {
      this.sweeping = false;
    }
  }

  async forget(eventIds: readonly string[]): Promise<void> {
    this.outbox = this.outbox.filter((row) => !eventIds.includes(row.id));
  }

  async oldestUnsentSeconds(): Promise<number> {
    return this.outbox[0] ? (Date.now() - this.outbox[0].at) / 1_000 : 0;
  }

  async ping(): Promise<void> {}
}

/** What the in-memory store calls "try again later". */
export class TransientFailure extends Error {}
