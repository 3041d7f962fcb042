import { SequenceGap, type ParkedKey, type ParkedMessage, type ParkingCause } from '../store/message-store.port';
import type { ConsumerDefinition, RunnerTools } from './consumer';
import { describeFailure, framesOf } from './failure';
import type { Handling } from './handling';
import { placeOf, type Reading, type ReadMessage } from './reading';

const TICK_MS = 2_000;
const KEYS_PER_TICK = 50;
/** A parked key is tried again by itself after one minute, then two, four, … at most an hour. */
const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

/**
 * Keys of one consumer that cannot go on: their messages wait in the store, in order, while other keys flow.
 * A failed key is tried again by itself and when an operator asks; a gap goes on when the missing message has come.
 */
export class Parking {
  private timer?: NodeJS.Timeout;
  private working: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  /** Keys this process has parked for a gap: the message that fills it need not wait for the next tick. */
  private readonly gaps = new Set<string>();

  constructor(
    private readonly consumer: ConsumerDefinition,
    private readonly tools: RunnerTools,
    private readonly reading: Reading,
    private readonly handling: Handling,
  ) {}

  /** The handler cannot do this message: it and its key wait. */
  async parkFailed(message: ReadMessage, error: unknown): Promise<void> {
    const reason = describeFailure(error);
    this.tools.log.error(
      { ...this.about(message), reason, stack: framesOf(error) },
      'handler failed for its own sake; the key is parked',
    );
    await this.park(message, reason, 'failed', this.retryAt(0));
  }

  /** An earlier message of its history has not come: it waits for that one. */
  async parkGap(message: ReadMessage, { expected }: SequenceGap): Promise<void> {
    this.tools.log.warn({ ...this.about(message), expected }, 'an earlier message is missing; the key is parked');
    await this.park(message, gapReason(expected), 'gap');
    this.gaps.add(message.key);
  }

  /** A message of a checked history was handled: what waited for it can go on. */
  filled(key: string): void {
    if (this.gaps.delete(key)) this.wake();
  }

  /** @returns false when the key has become free in the meantime: handle the message */
  async parkBehind(message: ReadMessage): Promise<boolean> {
    return await this.park(message, 'behind', 'behind');
  }

  start(): void {
    this.timer = setInterval(() => this.wake(), TICK_MS);
  }

  private wake(): void {
    this.redriveDue().catch((error: unknown) =>
      this.tools.log.warn({ reason: describeFailure(error) }, 'parked keys could not be tried; trying again'),
    );
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.working;
  }

  /** Tries every key whose time has come, its messages one after the other. @returns how many messages were handled */
  redriveDue(): Promise<number> {
    const redriven = this.working.then(() => this.tryDue());
    this.working = redriven.then(
      () => undefined,
      () => undefined,
    );
    return redriven;
  }

  private async tryDue(): Promise<number> {
    let handled = 0;
    const tried = new Set<string>();
    while (!this.stopping.signal.aborted) {
      const due = await this.tools.store.parking.due(this.consumer.group, this.tools.now(), KEYS_PER_TICK);
      const fresh = due.filter(({ key }) => !tried.has(key));
      if (fresh.length === 0) return handled;
      for (const key of fresh) {
        const done = await this.redriveFirst(key, key.asItIs);
        if (done) handled += 1;
        else tried.add(key.key);
      }
    }
    return handled;
  }

  private async redriveFirst(key: ParkedKey, asItIs: boolean): Promise<boolean> {
    const [first] = key.messages;
    if (!first || this.stopping.signal.aborted) return false;
    try {
      const read = this.reading.read({ ...first, ...placeOf(first.origin) });
      if (read.kind !== 'message') throw new Error(read.kind === 'poison' ? read.reason : read.kind);
      await this.handling.handle(read.message, asItIs ? 'as-it-is' : 'in-turn');
      return true;
    } catch (error) {
      if (this.tools.store.isTransient(error)) return false;
      if (error instanceof SequenceGap) {
        await this.tools.store.parking.park({ ...first, reason: gapReason(error.expected) }, 'gap');
        return false;
      }
      const retryAt = this.retryAt(key.attempts + 1);
      const reason = describeFailure(error);
      this.tools.log.error(
        { consumer: first.consumer, id: first.messageId, reason, retryAt },
        'parked message failed again',
      );
      await this.tools.store.parking.keep({ ...first, reason }, retryAt);
      return false;
    }
  }

  private async park(
    message: ReadMessage,
    reason: string,
    cause: ParkingCause | 'behind',
    retryAt?: Date,
  ): Promise<boolean> {
    const { contract, envelope, key, origin, value, headers } = message;
    const parked: ParkedMessage = {
      consumer: this.consumer.group,
      messageId: envelope.event_id,
      key,
      name: `${contract.name}@${contract.version}`,
      sequence: contract.kind === 'event' && contract.inSequence ? envelope.sequence : undefined,
      reason,
      origin,
      value,
      headers,
    };
    const kept = await this.tools.store.parking.park(parked, cause, retryAt);
    if (kept) this.tools.metrics.parked(this.consumer.group, cause);
    return kept;
  }

  private retryAt(attempts: number): Date {
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
    return new Date(this.tools.now().getTime() + delayMs);
  }

  private about({ envelope, contract, origin }: ReadMessage) {
    return { consumer: this.consumer.group, message: contract.name, id: envelope.event_id, where: origin };
  }
}

const gapReason = (expected: number) => `gap: number ${expected} has not come`;
