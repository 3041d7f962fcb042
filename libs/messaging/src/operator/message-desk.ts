import { deadLetterTopic, outcomeTopic } from '@portfel/contracts';
import type { Broker, IncomingRecord, TopicLag } from '../broker.port';
import { decode } from '../message-codec';
import { DEAD_CONSUMER, DEAD_ORIGIN, DEAD_REASON, deadLetter } from '../runner/dead-letters';
import { encodeOutcome } from '../runner/outcome';
import { placeOf } from '../runner/reading';
import type { MessageStore, OutboxState, ParkedKey, ParkedMessage, ParkingFilter } from '../store/message-store.port';

/** At most so many parked messages of a service are listed. */
const LISTED_AT_MOST = 1_000;

export interface MessageFilter extends ParkingFilter {
  /** The service whose messages these are. */
  readonly service?: string;
}

export interface DeadLetter {
  readonly service: string;
  readonly consumer: string;
  readonly reason: string;
  /** Where the message came from: `topic/partition@offset`. */
  readonly origin: string;
  /** Absent when the bytes are no envelope. */
  readonly messageId?: string;
  readonly name?: string;
  /** The consumer has had its effect since, for example after a redrive. */
  readonly handled: boolean;
  readonly record: IncomingRecord;
}

/**
 * What an operator sees and does, the same for the command line and for every other client. Everything is read from the
 * live stores and the broker; nothing is kept here.
 */
export class MessageDesk {
  constructor(
    private readonly broker: Broker,
    /** By service. */
    private readonly stores: ReadonlyMap<string, MessageStore>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Keys that wait, with their messages in the order they will be handled. */
  async parked(filter: MessageFilter = {}): Promise<(ParkedKey & { service: string })[]> {
    const found = await Promise.all(
      this.storesOf(filter).map(async ([service, store]) =>
        (await store.parking.list(filter, LISTED_AT_MOST)).map((key) => ({ ...key, service })),
      ),
    );
    return found.flat();
  }

  /** Messages that could not be read. */
  async dead(filter: MessageFilter = {}): Promise<DeadLetter[]> {
    const letters: DeadLetter[] = [];
    for (const [service, store] of this.storesOf(filter)) {
      const records: IncomingRecord[] = [];
      await this.broker.readAll(deadLetterTopic(service), (record) => void records.push(record));
      for (const record of records) {
        const letter = await this.toDeadLetter(service, store, record);
        if (matches(letter, filter)) letters.push(letter);
      }
    }
    return letters;
  }

  /**
   * Asks the owning services to try parked keys now, a missing message before them or not. Asking twice is asking once.
   * @returns how many keys
   */
  async redriveParked(filter: MessageFilter = {}): Promise<number> {
    const asked = await Promise.all(this.storesOf(filter).map(([, store]) => store.parking.requestRedrive(filter)));
    return asked.reduce((sum, one) => sum + one, 0);
  }

  /**
   * Sends dead letters to their topics again, in their order, byte for byte. Consumers that have had their effect do
   * not have it again; what still cannot be read comes back here.
   * @returns how many messages
   */
  async redriveDead(filter: MessageFilter = {}): Promise<number> {
    const letters = (await this.dead(filter)).filter(({ handled, record }) => !handled && record.value?.length);
    const once = new Map(letters.map((letter) => [letter.messageId ?? letter.origin, letter]));
    for (const { origin, record } of once.values()) {
      const headers = Object.fromEntries(Object.entries(record.headers).filter(([name]) => !name.startsWith('dead-')));
      const { topic } = placeOf(origin);
      await this.broker.produce([{ topic, key: record.key, value: record.value!, headers }]);
    }
    return once.size;
  }

  /**
   * Ends one parked message without its effect: to the dead letters, and for a command the outcome `internal-error`.
   * The messages behind it go on.
   */
  async giveUp(filter: MessageFilter & { readonly messageId: string }): Promise<number> {
    let ended = 0;
    for (const { service, messages, consumer, key } of await this.parked(filter)) {
      const store = this.stores.get(service)!;
      for (const message of messages) await this.end(service, store, message);
      await store.parking.requestRedrive({ consumer, key });
      ended += messages.length;
    }
    return ended;
  }

  /** What the consumers of the services have still to do. */
  async lag(filter: MessageFilter = {}): Promise<(TopicLag & { service: string; consumer: string })[]> {
    const groups = await this.broker.groups();
    const rows = this.storesOf(filter).flatMap(([service]) =>
      groups
        .filter((group) => group.startsWith(`${service}.`))
        .filter((group) => filter.consumer === undefined || filter.consumer === group)
        .map(async (consumer) => (await this.broker.lag(consumer)).map((one) => ({ service, consumer, ...one }))),
    );
    return (await Promise.all(rows)).flat();
  }

  /** Events that have not left, per service. */
  async outbox(filter: MessageFilter = {}): Promise<(OutboxState & { service: string })[]> {
    return await Promise.all(
      this.storesOf(filter).map(async ([service, store]) => ({ service, ...(await store.outbox()) })),
    );
  }

  private async end(service: string, store: MessageStore, message: ParkedMessage): Promise<void> {
    const record = { ...message, ...placeOf(message.origin) };
    await this.broker.produce([deadLetter(service, message.consumer, record, `given-up: ${message.reason}`)]);
    const decoded = decode(message.value);
    const open = await store.begin({ ...message, fromParking: 'as-it-is' });
    if (decoded.kind === 'poison' || decoded.contract.kind === 'event') return await open.commit({ events: [] });
    const { envelope, contract } = decoded;
    const outcome = {
      command_id: envelope.event_id,
      command_name: contract.name,
      body_hash: envelope.body_hash,
      status: 'rejected' as const,
      rejection: { code: 'internal-error' as const },
    };
    await open.commit({ outcomes: [outcome], events: [] });
    const value = encodeOutcome(envelope, outcome, service, this.now());
    await this.broker.produce([{ topic: outcomeTopic(service), key: envelope.event_id, value }]);
  }

  private async toDeadLetter(service: string, store: MessageStore, record: IncomingRecord): Promise<DeadLetter> {
    const consumer = record.headers[DEAD_CONSUMER] ?? '';
    const { event_id: messageId, event_name: name, event_version: version } = identityIn(record.value);
    const handled = messageId !== undefined && (await store.find({ consumer, messageId })) !== undefined;
    return {
      service,
      consumer,
      reason: record.headers[DEAD_REASON] ?? '',
      origin: record.headers[DEAD_ORIGIN] ?? '',
      messageId,
      name: name && `${name}@${version}`,
      handled,
      record,
    };
  }

  private storesOf({ service }: MessageFilter): [string, MessageStore][] {
    return [...this.stores].filter(([name]) => service === undefined || name === service);
  }
}

function matches(letter: DeadLetter, { consumer, key, messageId }: MessageFilter): boolean {
  return (
    (consumer === undefined || letter.consumer === consumer) &&
    (key === undefined || letter.record.key === key) &&
    (messageId === undefined || letter.messageId === messageId)
  );
}

/** The bytes need not be a message of ours. */
function identityIn(value: Buffer | null): { event_id?: string; event_name?: string; event_version?: number } {
  try {
    const { event_id, event_name, event_version } = JSON.parse(String(value)) as Record<string, unknown>;
    const isId = typeof event_id === 'string' && /^[0-9a-f-]{36}$/.test(event_id);
    return {
      event_id: isId ? event_id : undefined,
      event_name: typeof event_name === 'string' ? event_name : undefined,
      event_version: typeof event_version === 'number' ? event_version : undefined,
    };
  } catch {
    return {};
  }
}
