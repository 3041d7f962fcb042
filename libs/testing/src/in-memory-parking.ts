import type {
  Arrival,
  ParkedKey,
  ParkedKeys,
  ParkedMessage,
  Parking,
  ParkingCause,
  ParkingFilter,
} from '@portfel/messaging';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type ParkedHere = Mutable<Omit<ParkedKey, 'messages'>> & { asItIs: boolean; messages: Mutable<ParkedMessage>[] };

export const keyOf = ({ consumer, key }: { consumer: string; key: string }) => `${consumer} ${key}`;

/** Parked keys and their messages in memory. */
export class InMemoryParking implements Parking {
  /** Oldest first. */
  private readonly blocked = new Map<string, ParkedHere>();

  /** @param sequences the last number done of each key */
  constructor(private readonly sequences: ReadonlyMap<string, number>) {}

  async park(message: ParkedMessage, cause: ParkingCause | 'behind', retryAt?: Date): Promise<boolean> {
    const known = this.blocked.get(keyOf(message));
    if (cause === 'behind' && !known) return false;
    const { consumer, key } = message;
    const entry: ParkedHere = known ?? {
      consumer,
      key,
      cause: cause as ParkingCause,
      since: new Date(),
      attempts: 0,
      retryAt,
      asItIs: false,
      messages: [],
    };
    if (cause !== 'behind' && (entry.cause === 'gap' || cause === 'gap')) Object.assign(entry, { cause, retryAt });
    if (!entry.messages.some((one) => one.messageId === message.messageId)) entry.messages.push({ ...message });
    entry.messages.sort((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity) || 0);
    this.blocked.set(keyOf(message), entry);
    return true;
  }

  async keep(message: ParkedMessage, retryAt: Date): Promise<void> {
    const entry = this.blocked.get(keyOf(message));
    if (!entry) return;
    Object.assign(entry, { cause: 'failed', retryAt, asItIs: false, attempts: entry.attempts + 1 });
    for (const one of entry.messages) if (one.messageId === message.messageId) one.reason = message.reason;
  }

  async due(consumer: string, now: Date, limit: number): Promise<(ParkedKey & { asItIs: boolean })[]> {
    const due = [...this.blocked.values()].filter((entry) => {
      if (entry.consumer !== consumer) return false;
      if (entry.retryAt) return entry.retryAt <= now;
      const { sequence } = entry.messages[0]!;
      return sequence === undefined || sequence <= (this.sequences.get(keyOf(entry)) ?? 0) + 1;
    });
    return due.slice(0, limit).map((entry) => ({ ...entry, messages: entry.messages.slice(0, 1) }));
  }

  async list(filter: ParkingFilter, limit: number): Promise<ParkedKey[]> {
    const messages = (entry: ParkedHere) =>
      entry.messages.filter((one) => filter.messageId === undefined || one.messageId === filter.messageId);
    return this.matching(filter)
      .slice(0, limit)
      .map(({ asItIs: _, ...entry }) => ({ ...entry, messages: messages(entry as ParkedHere) }));
  }

  async count(): Promise<ParkedKeys[]> {
    const counted = new Map<string, Mutable<ParkedKeys>>();
    for (const { consumer, cause, since } of this.blocked.values()) {
      const known = counted.get(`${consumer} ${cause}`);
      if (known) known.keys += 1;
      else counted.set(`${consumer} ${cause}`, { consumer, cause, keys: 1, since });
    }
    return [...counted.values()];
  }

  async requestRedrive(filter: ParkingFilter): Promise<number> {
    const entries = this.matching(filter);
    for (const entry of entries) Object.assign(entry, { retryAt: new Date(0), asItIs: true });
    return entries.length;
  }

  of(arrival: Arrival): ParkedHere | undefined {
    return this.blocked.get(keyOf(arrival));
  }

  leave(arrival: Arrival): void {
    const entry = this.of(arrival);
    if (!entry) return;
    entry.attempts = 0;
    entry.messages = entry.messages.filter((one) => one.messageId !== arrival.messageId);
    if (entry.messages.length === 0) this.blocked.delete(keyOf(arrival));
  }

  private matching({ consumer, key, messageId }: ParkingFilter): ParkedHere[] {
    return [...this.blocked.values()].filter(
      (entry) =>
        (consumer === undefined || entry.consumer === consumer) &&
        (key === undefined || entry.key === key) &&
        (messageId === undefined || entry.messages.some((one) => one.messageId === messageId)),
    );
  }
}
