import { hash } from 'node:crypto';
import { outcomeTopic, sealedFields, type AnyCommand, type Envelope, type OutcomeData } from '@portfel/contracts';
import type { OutgoingMessage } from '../broker.port';
import { encode, receive } from '../message-codec';
import { AlreadyHandled, type Arrival, type OpenTransaction, type OutboxRow } from '../store/message-store.port';
import { inSpan, SpanKind, startSpan, traceHeaders, type SpanOptions } from '../tracing';
import type { ConsumerDefinition, RunnerTools } from './consumer';
import { encodeOutcome, toOutcome } from './outcome';
import type { ReadMessage } from './reading';
import { UnitOfWork, type Reply } from './unit-of-work';

/** One command of a group while it is worked on. */
interface GroupWork {
  readonly message: ReadMessage;
  readonly uow: UnitOfWork;
  readonly span: ReturnType<typeof startSpan>['span'];
  readonly headers: Record<string, string>;
}

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
    const { contract } = message;
    const startedAt = performance.now();
    const ending = await inSpan(`${contract.name} process`, this.spanOf(message), async (span) => {
      const end = await this.once(message, fromParking);
      span.setAttribute('portfel.outcome', end);
      return end;
    });
    this.note(message, ending, startedAt);
    return ending;
  }

  /**
   * Gives many commands their effects and outcomes in one transaction, in their order.
   * @returns those that are left for one by one (repeats, parked keys), and when the others are told to the world
   * @throws whatever a handler throws; nothing was done then
   */
  async handleGroup(messages: readonly ReadMessage[]): Promise<{ left: ReadMessage[]; told: Promise<void> }> {
    const startedAt = performance.now();
    const { open, taken } = await this.tools.store.beginGroup!(messages.map((message) => this.arrivalOf(message)));
    const ids = new Set<string>();
    const works: GroupWork[] = [];
    const left: ReadMessage[] = [];
    for (const message of messages) {
      const { event_id: id } = message.envelope;
      if (!taken.has(id) || ids.has(id)) left.push(message);
      else works.push(this.workOn(message, open));
      ids.add(id);
    }
    try {
      const answers = await this.answerAll(works);
      const rows = (
        await Promise.all(works.map(({ uow, message, headers }) => this.toRows(uow, message.envelope, headers)))
      ).flat();
      await open.commit({ outcomes: answers.map(({ outcome }) => outcome), events: rows });
      const told = this.tools.publisher.publish(
        rows,
        answers.map(({ work, outcome }) => this.answer(work.message.envelope, outcome, work.headers)),
      );
      answers.forEach(({ work }) => work.uow.committed());
      // After the send: who waits for an answer does not wait for a log line.
      const noted = told.finally(() => {
        for (const { work, outcome } of answers) {
          const ending = outcome.rejection?.code ?? 'accepted';
          work.span.setAttribute('portfel.outcome', ending);
          work.span.end();
          this.note(work.message, ending, startedAt);
        }
      });
      return { left, told: noted };
    } catch (error) {
      works.forEach(({ span }) => span.end());
      await open.rollback().catch(() => undefined);
      throw error;
    }
  }

  private workOn(message: ReadMessage, open: OpenTransaction<unknown>): GroupWork {
    const { span, headers } = startSpan(`${message.contract.name} process`, this.spanOf(message));
    const uow = new UnitOfWork(() => Promise.resolve(open), message.envelope, this.tools.now());
    return { message, uow, span, headers };
  }

  /** One call of a handler per run of the same command. */
  private async answerAll(works: readonly GroupWork[]): Promise<{ work: GroupWork; outcome: OutcomeData }[]> {
    const { sealer } = this.tools;
    const answers: { work: GroupWork; outcome: OutcomeData }[] = [];
    for (let from = 0; from < works.length;) {
      const { contract } = works[from]!.message;
      const next = works.findIndex((work, index) => index > from && work.message.contract !== contract);
      const run = works.slice(from, next < 0 ? works.length : next);
      const group = run.map(({ message, uow }) => ({
        command: receive(contract, message.envelope.data, message.key, sealer),
        uow,
      }));
      const replies = await this.consumer.groups!.get(`${contract.name}@${contract.version}`)!(group);
      for (const [index, work] of run.entries()) {
        const outcome = await toOutcome(contract as AnyCommand, work.message.envelope, replies[index]!, sealer);
        answers.push({ work, outcome });
      }
      from += run.length;
    }
    return answers;
  }

  private spanOf({ envelope, headers }: ReadMessage): SpanOptions {
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': this.consumer.group,
      'messaging.message.id': envelope.event_id,
    };
    return { kind: SpanKind.CONSUMER, carrier: headers, attributes };
  }

  private note({ contract, envelope, key }: ReadMessage, ending: string, startedAt: number): void {
    const seconds = (performance.now() - startedAt) / 1_000;
    this.tools.metrics.handled(this.consumer.group, contract.name, ending, seconds);
    this.tools.log.info(
      {
        message: contract.name,
        id: envelope.event_id,
        keyHash: hash('sha256', key, 'hex').slice(0, 12),
        consumer: this.consumer.group,
        correlationId: envelope.correlation_id,
        outcome: ending,
        ms: Math.round(seconds * 1_000),
      },
      'message handled',
    );
  }

  private arrivalOf(message: ReadMessage, fromParking?: Arrival['fromParking']): Arrival {
    const { contract, envelope, key } = message;
    const sequence = contract.kind === 'event' && contract.inSequence ? envelope.sequence : undefined;
    return { consumer: this.consumer.group, messageId: envelope.event_id, key, sequence, fromParking };
  }

  private async once(message: ReadMessage, fromParking: Arrival['fromParking']): Promise<string> {
    const { contract, envelope, dispatch } = message;
    const { store, sealer, now, publisher } = this.tools;
    const arrival = this.arrivalOf(message, fromParking);
    // Before the transaction: a handler opens seals and hashes first, and for a repeat it shall not.
    const dear = contract.kind === 'command' && !fromParking && sealedFields(contract.data).size > 0;
    const before = dear ? await store.find(arrival) : undefined;
    if (before) return await this.repeat(envelope, before.outcome);

    const uow = new UnitOfWork(() => store.begin(arrival), envelope, now());
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

  private async toRows(uow: UnitOfWork, cause: Envelope, headers = traceHeaders()): Promise<OutboxRow[]> {
    const rows: OutboxRow[] = [];
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

  private answer(command: Envelope, outcome: OutcomeData, headers = traceHeaders()): OutgoingMessage {
    return {
      topic: outcomeTopic(this.consumer.service),
      key: outcome.command_id,
      value: encodeOutcome(command, outcome, this.consumer.service, this.tools.now()),
      headers,
    };
  }
}
