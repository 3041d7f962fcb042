import { createHash } from 'node:crypto';
import { outcomeTopic, sealedFields, type Envelope, type OutcomeData } from '@portfel/contracts';
import type { OutgoingMessage } from '../broker.port';
import { encode, receive } from '../message-codec';
import { AlreadyHandled, type Arrival, type OutboxRow } from '../store/message-store.port';
import { inSpan, SpanKind, traceHeaders } from '../tracing';
import type { ConsumerDefinition, RunnerTools } from './consumer';
import { encodeOutcome, toOutcome } from './outcome';
import type { ReadMessage } from './reading';
import { UnitOfWork, type Reply } from './unit-of-work';

/** Gives one message its one effect, and a command its one outcome. */
export class Handling {
  constructor(
    private readonly consumer: ConsumerDefinition,
    private readonly tools: RunnerTools,
  ) {}

  /**
   * @param fromParking set when the message comes from parking
   * @returns how it ended: `done`, `repeated`, `accepted`, or the code of a rejection
   * @throws KeyIsParked, SequenceGap, and whatever the handler throws; nothing was done then
   */
  async handle(message: ReadMessage, fromParking?: Arrival['fromParking']): Promise<string> {
    const { contract, envelope } = message;
    const startedAt = performance.now();
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': this.consumer.group,
      'messaging.message.id': envelope.event_id,
    };
    const options = { kind: SpanKind.CONSUMER, carrier: message.headers, attributes };
    const ending = await inSpan(`${contract.name} process`, options, async (span) => {
      const end = await this.once(message, fromParking);
      span.setAttribute('portfel.outcome', end);
      return end;
    });
    const seconds = (performance.now() - startedAt) / 1_000;
    this.tools.metrics.handled(this.consumer.group, contract.name, ending, seconds);
    this.tools.log.info(
      {
        message: contract.name,
        id: envelope.event_id,
        keyHash: createHash('sha256').update(message.key).digest('hex').slice(0, 12),
        consumer: this.consumer.group,
        correlationId: envelope.correlation_id,
        outcome: ending,
        ms: Math.round(seconds * 1_000),
      },
      'message handled',
    );
    return ending;
  }

  private async once(message: ReadMessage, fromParking: Arrival['fromParking']): Promise<string> {
    const { contract, envelope, dispatch } = message;
    const { store, sealer, now, publisher } = this.tools;
    const arrival: Arrival = {
      consumer: this.consumer.group,
      messageId: envelope.event_id,
      key: message.key,
      sequence: contract.kind === 'event' && contract.inSequence ? envelope.sequence : undefined,
      fromParking,
    };
    // Before the transaction: a handler opens seals and hashes first, and for a repeat it shall not.
    const dear = contract.kind === 'command' && !fromParking && sealedFields(contract.data).size > 0;
    const before = dear ? await store.find(arrival) : undefined;
    if (before) return await this.repeat(envelope, before.outcome);

    const uow = new UnitOfWork(store, arrival, envelope, now());
    try {
      const data = receive(contract, envelope.data, message.key, sealer);
      const reply = await dispatch?.(data, uow);
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
    const headers = traceHeaders();
    for (const { contract, data, sequence } of uow.events) {
      const provenance = {
        producer: this.consumer.service,
        correlationId: cause.correlation_id,
        causationId: cause.event_id,
        actor: cause.actor,
      };
      const event = await encode(contract, data, provenance, this.tools.sealer, { now: uow.now, sequence });
      rows.push({ id: event.envelope.event_id, topic: contract.topic, key: event.key, value: event.value, headers });
    }
    return rows;
  }

  private answer(command: Envelope, outcome: OutcomeData): OutgoingMessage {
    return {
      topic: outcomeTopic(this.consumer.service),
      key: outcome.command_id,
      value: encodeOutcome(command, outcome, this.consumer.service, this.tools.now()),
      headers: traceHeaders(),
    };
  }
}
