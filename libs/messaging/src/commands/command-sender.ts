import { createHmac } from 'node:crypto';
import {
  Envelope,
  OutcomeData,
  outcomeTopic,
  type Actor,
  type AnyCommand,
  type DataToSend,
  type Rejection,
  type ResultReceived,
} from '@portfel/contracts';
import type { Broker, IncomingRecord, Subscription } from '../broker.port';
import { encode, receive } from '../message-codec';
import type { MessagingMetrics } from '../metrics';
import type { Sealer } from '../sealing';
import { inSpan, SpanKind, traceHeaders } from '../tracing';
import { WaitingRoom } from './waiting-room';

export type CommandEnd<C extends AnyCommand> =
  | { readonly status: 'accepted'; readonly result: ResultReceived<C> }
  | { readonly status: 'rejected'; readonly rejection: Rejection }
  /**
   * The broker has it; the outcome has not come in the time the caller would wait.
   * `repeated`: another request with this id waits for the same outcome in this process.
   */
  | { readonly status: 'pending'; readonly repeated: boolean };

export interface SendOptions {
  /** The same id with the same data has one effect and one answer, however often it is sent. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly correlationId: string;
  /** 0 = do not wait. */
  readonly waitMs: number;
}

export interface CommandSenderTools {
  readonly service: string;
  readonly broker: Broker;
  readonly sealer: Sealer;
  readonly metrics: MessagingMetrics;
  /** Keys the body hash, so that an outcome store tells nothing about a password. */
  readonly bodyHashKey: Buffer;
  readonly acknowledgeMs: number;
  readonly now: () => Date;
}

/** Sends commands and waits for their outcomes (PF-K02). Holds no state that matters: outcomes are asked again by id. */
export class CommandSender {
  private readonly waiting = new WaitingRoom<OutcomeData>(10_000);
  private outcomes?: Subscription;

  constructor(private readonly tools: CommandSenderTools) {}

  /** @param contexts whose outcomes to listen for; @param group one of its own per process instance */
  start(contexts: readonly string[], group: string): void {
    this.outcomes = this.tools.broker.consume(
      { group, topics: contexts.map(outcomeTopic), from: 'tail' },
      async (records) => records.forEach((record) => this.settle(record)),
    );
  }

  isReady(): boolean {
    return this.tools.broker.isReachable() && (this.outcomes?.isProgressing() ?? false);
  }

  async stop(): Promise<void> {
    await this.outcomes?.stop();
  }

  /**
   * Resolves after the broker has the command.
   * @throws BrokerUnavailable, InvalidMessage, MessageTooLarge
   */
  async send<C extends AnyCommand>(contract: C, data: DataToSend<C>, options: SendOptions): Promise<CommandEnd<C>> {
    const attributes = { 'messaging.system': 'kafka', 'messaging.message.id': options.commandId };
    return await inSpan(`${contract.name} send`, { kind: SpanKind.PRODUCER, attributes }, async (span) => {
      const end = await this.sendAndWait(contract, data, options);
      span.setAttribute('portfel.outcome', end.status === 'rejected' ? end.rejection.code : end.status);
      return end;
    });
  }

  private async sendAndWait<C extends AnyCommand>(
    contract: C,
    data: DataToSend<C>,
    options: SendOptions,
  ): Promise<CommandEnd<C>> {
    const { broker, sealer, service } = this.tools;
    const bodyHash = createHmac('sha256', this.tools.bodyHashKey).update(JSON.stringify(data)).digest('base64url');
    const provenance = { producer: service, correlationId: options.correlationId, actor: options.actor };
    const extra = { eventId: options.commandId, bodyHash, now: this.tools.now() };
    const message = await encode(contract, data as object, provenance, sealer, extra);

    const place = this.waiting.enter(`${options.commandId} ${bodyHash}`);
    try {
      const record = { topic: contract.topic, key: message.key, value: message.value, headers: traceHeaders() };
      await broker.produce([record], { timeoutMs: this.tools.acknowledgeMs });
      const outcome = await place.wait(options.waitMs);
      return outcome ? this.end(contract, outcome) : { status: 'pending', repeated: !place.isFirst };
    } finally {
      place.leave();
    }
  }

  private end<C extends AnyCommand>(contract: C, outcome: OutcomeData): CommandEnd<C> {
    if (outcome.rejection) return { status: 'rejected', rejection: outcome.rejection };
    const checked = contract.result.parse(outcome.result ?? {}) as object;
    const result = receive({ data: contract.result }, checked, outcome.command_id, this.tools.sealer);
    return { status: 'accepted', result: result as ResultReceived<C> };
  }

  private settle(record: IncomingRecord): void {
    const outcome = readOutcome(record.value);
    if (!outcome) return;
    if (!this.waiting.settle(`${outcome.command_id} ${outcome.body_hash ?? ''}`, outcome))
      this.tools.metrics.lateReply();
  }
}

function readOutcome(value: Buffer | null): OutcomeData | undefined {
  try {
    return OutcomeData.parse(Envelope.parse(JSON.parse(value!.toString('utf8'))).data);
  } catch {
    return undefined;
  }
}
