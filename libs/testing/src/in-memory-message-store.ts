import type { OutcomeData } from '@portfel/contracts';
import {
  AlreadyHandled,
  KeyIsParked,
  SequenceGap,
  type Arrival,
  type Delivery,
  type HandledDelivery,
  type MessageStore,
  type OpenGroup,
  type OpenTransaction,
  type OutboxRow,
  type OutboxState,
} from '@portfel/messaging';
import { InMemoryParking, keyOf, type ParkedHere } from './in-memory-parking';

/** A transaction in memory: what a handler wants to have done happens at the commit, or never. */
export interface InMemoryTransaction {
  onCommit(effect: () => void): void;
}

/** Inbox, outbox and parking in memory, for unit specs of the runner; as strict as the real ones. */
export class InMemoryMessageStore implements MessageStore<InMemoryTransaction> {
  private readonly inbox = new Map<string, HandledDelivery & { at: Date }>();
  private readonly open = new Set<string>();
  private readonly sequences = new Map<string, number>();
  readonly parking = new InMemoryParking(this.sequences);
  private rows: (OutboxRow & { at: number })[] = [];
  private sweeping = false;

  async begin(arrival: Arrival): Promise<OpenTransaction<InMemoryTransaction>> {
    const id = idOf(arrival);
    if (this.open.has(id)) throw new TransientFailure('the same message is being handled');
    const key = this.parking.of(arrival);
    if (arrival.fromParking) this.assertParked(arrival, key);
    const handled = this.inbox.get(id);
    if (handled) throw this.doneBefore(arrival, handled);
    this.assertTurn(arrival, key);
    this.open.add(id);
    const effects: (() => void)[] = [];
    return {
      tx: { onCommit: (effect) => effects.push(effect) },
      commit: async ({ outcomes = [], events }) => {
        this.open.delete(id);
        this.inbox.set(id, { outcome: outcomes[0], at: new Date() });
        if (arrival.sequence !== undefined) this.sequences.set(keyOf(arrival), arrival.sequence);
        if (arrival.fromParking) this.parking.leave(arrival);
        this.rows.push(...events.map((event) => ({ ...event, at: Date.now() })));
        effects.forEach((effect) => effect());
      },
      rollback: async () => void this.open.delete(id),
    };
  }

  async beginGroup(arrivals: readonly Arrival[]): Promise<OpenGroup<InMemoryTransaction>> {
    const opened = new Map<string, OpenTransaction<InMemoryTransaction>>();
    for (const arrival of arrivals) {
      if (opened.has(arrival.messageId)) continue;
      const open = await this.begin(arrival).catch((error: Error) => error);
      if (!(open instanceof Error)) opened.set(arrival.messageId, open);
      else if (this.isTransient(open)) throw open;
    }
    const effects: (() => void)[] = [];
    const open = {
      tx: { onCommit: (effect: () => void) => void effects.push(effect) },
      commit: async ({
        outcomes = [],
        events,
      }: {
        outcomes?: readonly OutcomeData[];
        events: readonly OutboxRow[];
      }) => {
        for (const [id, one] of opened) {
          await one.commit({ outcomes: outcomes.filter(({ command_id }) => command_id === id), events: [] });
        }
        this.rows.push(...events.map((event) => ({ ...event, at: Date.now() })));
        effects.forEach((effect) => effect());
      },
      rollback: async () => void (await Promise.all([...opened.values()].map((one) => one.rollback()))),
    };
    return { open, taken: new Set(opened.keys()) };
  }

  async find(delivery: Delivery): Promise<HandledDelivery | undefined> {
    const handled = this.inbox.get(idOf(delivery));
    return handled && { outcome: handled.outcome };
  }

  isTransient(error: unknown): boolean {
    return error instanceof TransientFailure;
  }

  async withUnsent(
    olderThanMs: number,
    limit: number,
    publish: (rows: OutboxRow[]) => Promise<void>,
    except: readonly string[] = [],
  ): Promise<number | undefined> {
    if (this.sweeping) return undefined;
    this.sweeping = true;
    try {
      const old = this.rows.filter((row) => Date.now() - row.at >= olderThanMs && !except.includes(row.id));
      const rows = old.slice(0, limit);
      if (rows.length === 0) return 0;
      await publish(rows.map(({ at: _, ...row }) => row));
      await this.forget(rows.map((row) => row.id));
      return rows.length;
    } finally {
      this.sweeping = false;
    }
  }

  async forget(eventIds: readonly string[]): Promise<void> {
    this.rows = this.rows.filter((row) => !eventIds.includes(row.id));
  }

  async outbox(): Promise<OutboxState> {
    const oldestSeconds = this.rows[0] ? (Date.now() - this.rows[0].at) / 1_000 : 0;
    return { waiting: this.rows.length, oldestSeconds };
  }

  async prune(handledBefore: Date, limit: number): Promise<number> {
    const old = [...this.inbox].filter(([, { at }]) => at < handledBefore).slice(0, limit);
    old.forEach(([id]) => this.inbox.delete(id));
    return old.length;
  }

  async ping(): Promise<void> {}

  private assertParked(arrival: Arrival, key: ParkedHere | undefined): void {
    if (!key?.messages.some((one) => one.messageId === arrival.messageId)) throw new AlreadyHandled(arrival, {});
  }

  private assertTurn(arrival: Arrival, key: ParkedHere | undefined): void {
    const { sequence, fromParking } = arrival;
    const last = this.sequences.get(keyOf(arrival)) ?? 0;
    if (sequence !== undefined && sequence <= last) throw this.doneBefore(arrival, {});
    const fillsGap = key?.cause === 'gap' && sequence === last + 1;
    if (key && !fromParking && !fillsGap) throw new KeyIsParked(arrival);
    const early = sequence !== undefined && sequence > last + 1;
    if (early && fromParking !== 'as-it-is') throw new SequenceGap(arrival, last + 1);
  }

  private doneBefore(arrival: Arrival, handled: HandledDelivery): AlreadyHandled {
    if (arrival.fromParking) this.parking.leave(arrival);
    return new AlreadyHandled(arrival, handled);
  }
}

const idOf = ({ consumer, messageId }: Delivery) => `${consumer} ${messageId}`;

/** What the in-memory store calls "try again later". */
export class TransientFailure extends Error {}
