import { deadLetterTopic, outcomeTopic, type AnyMessage, type Envelope, type OutcomeData } from '@portfel/contracts';
import type { Broker, IncomingRecord, OutgoingMessage } from '../broker.port';
import type { MessagingLog } from '../log.port';
import { decode, encode, peekName, receive } from '../message-codec';
import type { MessagingMetrics } from '../metrics';
import { CannotOpen, type Sealer } from '../sealing';
import { AlreadyHandled, type MessageStore, type OutboxRow } from '../store/message-store.port';
import { backoffMs, sleep } from '../waiting';
import { runLanes } from './lanes';
import { encodeOutcome, toOutcome } from './outcome';
import type { OutboxPublisher } from './outbox-publisher';
import { UnitOfWork, type Reply } from './unit-of-work';

/** Calls the one handler of a message; through Nest, so that guards and interceptors apply. */
export type Dispatch = (data: object, uow: UnitOfWork) => Promise<Reply | void>;

export interface ConsumerDefinition {
  readonly group: string;
  readonly service: string;
  readonly topics: readonly string[];
  /** `Name@version` → handler. */
  readonly handlers: ReadonlyMap<string, Dispatch>;
  /** Commands must all be known; of events a consumer takes the ones it names. */
  readonly takes: 'every-message' | 'named-messages';
}

export interface RunnerTools {
  readonly broker: Broker;
  readonly store: MessageStore;
  readonly publisher: OutboxPublisher;
  readonly sealer: Sealer;
  readonly metrics: MessagingMetrics;
  readonly log: MessagingLog;
  readonly now: () => Date;
}

/** How many keys of one partition are worked on at once (SD-E07). */
const KEYS_AT_ONCE = 10;
/** A handler that fails for its own sake this often sends its message to the dead letters. */
const HANDLER_ATTEMPTS = 5;

/** Does with each record of one consumer group what messaging promises: one effect, in order per key, nothing lost. */
export class Runner {
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly consumer: ConsumerDefinition,
    private readonly tools: RunnerTools,
  ) {
    this.names = new Set([...consumer.handlers.keys()].map((id) => id.slice(0, id.lastIndexOf('@'))));
  }

  async handleBatch(records: readonly IncomingRecord[], signal: AbortSignal): Promise<void> {
    const taken = records.filter((record) => this.takes(record));
    await runLanes(
      taken,
      (record) => record.key,
      KEYS_AT_ONCE,
      (record) => this.handle(record, signal),
    );
  }

  private takes(record: IncomingRecord): boolean {
    if (this.consumer.takes === 'every-message') return true;
    const name = peekName(record.value);
    return name === undefined || this.names.has(name);
  }

  private async handle(record: IncomingRecord, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        return await this.attempt(record);
      } catch (error) {
        const transient = this.tools.store.isTransient(error);
        const where = `${record.topic}/${record.partition}@${record.offset}`;
        if (!transient && (error instanceof CannotOpen || attempt >= HANDLER_ATTEMPTS)) {
          this.tools.log.error(
            { where, error: describe(error), stack: frames(error) },
            'handler failed; message goes to the dead letters',
          );
          return await this.bury(record, `handler-failed: ${describe(error)}`);
        }
        this.tools.log.warn(
          { where, attempt, transient, reason: describe(error) },
          'message failed; retrying in place',
        );
        await sleep(backoffMs(attempt), signal);
      }
    }
  }

  private async attempt(record: IncomingRecord): Promise<void> {
    const decoded = decode(record.value);
    if (decoded.kind === 'poison') return await this.bury(record, decoded.reason);
    const { envelope, contract } = decoded;
    const dispatch = this.consumer.handlers.get(`${contract.name}@${contract.version}`);
    if (!dispatch) return await this.bury(record, `no-handler: ${contract.name}@${contract.version}`);

    const startedAt = performance.now();
    const ending = await this.once(contract, envelope, dispatch);
    const seconds = (performance.now() - startedAt) / 1_000;
    this.tools.metrics.handled(this.consumer.group, contract.name, ending, seconds);
    this.tools.log.info(
      {
        message: contract.name,
        id: envelope.event_id,
        key: record.key,
        consumer: this.consumer.group,
        correlationId: envelope.correlation_id,
        outcome: ending,
        ms: Math.round(seconds * 1_000),
      },
      'message handled',
    );
  }

  private async once(contract: AnyMessage, envelope: Envelope, dispatch: Dispatch): Promise<string> {
    const { store, sealer, now, publisher } = this.tools;
    const delivery = { consumer: this.consumer.group, messageId: envelope.event_id };
    // Before the transaction: a handler may hash or open seals first, and a repeat shall not.
    const before = contract.kind === 'command' ? await store.find(delivery) : undefined;
    if (before) return await this.repeat(envelope, before.outcome);

    const uow = new UnitOfWork(store, delivery, envelope, now());
    try {
      const subject = contract.key(envelope.data as never);
      const reply = await dispatch(receive(contract, envelope.data, subject, sealer), uow);
      const outcome =
        contract.kind === 'command' ? await toOutcome(contract, envelope, reply as Reply, sealer) : undefined;
      const rows = await this.toRows(uow, envelope);
      await uow.commit(outcome, rows);
      await publisher.publish(rows, outcome ? [this.answer(envelope, outcome)] : []);
      return outcome ? (outcome.rejection?.code ?? 'accepted') : 'done';
    } catch (error) {
      await uow.rollback();
      if (error instanceof AlreadyHandled) return await this.repeat(envelope, error.handled.outcome);
      throw error;
    }
  }

  /** A repeat has no effect; a repeated command gets its stored answer again, or learns that its key was used before. */
  private async repeat(envelope: Envelope, stored: OutcomeData | undefined): Promise<string> {
    if (!stored) return 'repeated';
    const reused = stored.body_hash !== envelope.body_hash;
    const outcome: OutcomeData = reused
      ? {
          ...stored,
          body_hash: envelope.body_hash,
          status: 'rejected',
          result: undefined,
          rejection: { code: 'idempotency-key-reused' },
        }
      : stored;
    await this.tools.publisher.publish([], [this.answer(envelope, outcome)]);
    return reused ? 'idempotency-key-reused' : 'repeated';
  }

  private async toRows(uow: UnitOfWork, cause: Envelope): Promise<OutboxRow[]> {
    const rows: OutboxRow[] = [];
    for (const { contract, data, sequence } of uow.events) {
      const provenance = {
        producer: this.consumer.service,
        correlationId: cause.correlation_id,
        causationId: cause.event_id,
        actor: cause.actor,
      };
      const event = await encode(contract, data, provenance, this.tools.sealer, { now: uow.now, sequence });
      rows.push({ id: event.envelope.event_id, topic: contract.topic, key: event.key, value: event.value });
    }
    return rows;
  }

  private answer(command: Envelope, outcome: OutcomeData): OutgoingMessage {
    const context = this.consumer.topics[0]!.replace(/\.commands$/, '');
    return {
      topic: outcomeTopic(context),
      key: outcome.command_id,
      value: encodeOutcome(command, outcome, this.consumer.service, this.tools.now()),
    };
  }

  /** The original bytes and where they came from. If this fails the offset stays, and the record comes again. */
  private async bury(record: IncomingRecord, reason: string): Promise<void> {
    await this.tools.broker.produce([
      {
        topic: deadLetterTopic(this.consumer.service),
        key: record.key,
        value: record.value ?? Buffer.alloc(0),
        headers: {
          ...record.headers,
          'dead-reason': reason.slice(0, 500),
          'dead-consumer': this.consumer.group,
          'dead-origin': `${record.topic}/${record.partition}@${record.offset}`,
        },
      },
    ]);
    this.tools.metrics.buried(this.consumer.group);
    this.tools.log.error(
      { consumer: this.consumer.group, reason, origin: `${record.topic}/${record.partition}@${record.offset}` },
      'message sent to the dead letters',
    );
  }
}

/** Where it was thrown, without the text. */
function frames(error: unknown): string | undefined {
  return (error as Error).stack
    ?.match(/^ {4}at .*$/gm)
    ?.slice(0, 6)
    .join('\n');
}

/** Class and code of a failure; its text could quote data. */
function describe(error: unknown): string {
  const { constructor, code } = error as { constructor?: { name: string }; code?: string | number };
  return [constructor?.name, code].filter(Boolean).join(' ');
}
