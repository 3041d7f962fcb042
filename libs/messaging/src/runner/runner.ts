import type { IncomingRecord } from '../broker.port';
import { CannotOpen } from '../sealing';
import { KeyIsParked, SequenceGap } from '../store/message-store.port';
import { ATTEMPTS_IN_PLACE, backoffMs, sleep } from '../waiting';
import type { ConsumerDefinition, RunnerTools } from './consumer';
import { deadLetter } from './dead-letters';
import { describeFailure } from './failure';
import { GroupWriter } from './group-writer';
import { Handling } from './handling';
import { runLanes } from './lanes';
import { Parking } from './parking';
import { originOf, Reading, type Read, type ReadMessage } from './reading';

/** A handler that fails for its own sake this often parks the key of its message. */
const HANDLER_ATTEMPTS = 5;

/** Does with each record of one consumer group what messaging promises: one effect, in order per key, nothing lost. */
export class Runner {
  readonly parking: Parking;
  private readonly reading: Reading;
  private readonly handling: Handling;
  private readonly writer?: GroupWriter;

  constructor(
    private readonly consumer: ConsumerDefinition,
    private readonly tools: RunnerTools,
  ) {
    this.reading = new Reading(consumer);
    this.handling = new Handling(consumer, tools);
    this.parking = new Parking(consumer, tools, this.reading, this.handling);
    if (consumer.groups && tools.store.beginGroup) {
      this.writer = new GroupWriter(this.handling, tools, (message, signal) => this.handle(message, signal));
    }
  }

  /** @throws when a failure lasts that may pass: nothing was skipped, and the same records have to come again */
  async handleBatch(records: readonly IncomingRecord[], signal: AbortSignal): Promise<void> {
    await runLanes(
      this.begin(records, signal),
      ({ key }) => key,
      this.tools.keysAtOnce,
      ({ end }) => end(),
    );
  }

  /** What goes in groups is handed to the writer at once and in order; a message behind another kind waits its turn. */
  private begin(records: readonly IncomingRecord[], signal: AbortSignal): { key: string; end(): Promise<void> }[] {
    const behind = new Set<string>();
    return records.map((record) => {
      const { key } = record;
      const read = this.reading.read(record);
      if (read.kind === 'message' && this.goesInGroups(read.message) && !behind.has(key)) {
        const done = this.writer!.add(read.message, signal);
        // Looked at when its lane comes to it.
        done.catch(() => undefined);
        return { key, end: () => done };
      }
      behind.add(key);
      return { key, end: () => this.take(record, read, signal) };
    });
  }

  private goesInGroups({ contract }: ReadMessage): boolean {
    return this.writer !== undefined && this.consumer.groups!.has(`${contract.name}@${contract.version}`);
  }

  private async take(record: IncomingRecord, read: Read, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (read.kind === 'message') await this.handle(read.message, signal);
    if (read.kind === 'poison') await this.bury(record, read.reason);
  }

  private async handle(message: ReadMessage, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        await this.handling.handle(message);
        this.parking.filled(message.key);
        return;
      } catch (error) {
        if (error instanceof SequenceGap) return await this.parking.parkGap(message, error);
        if (error instanceof KeyIsParked) {
          if (await this.parking.parkBehind(message)) return;
          continue;
        }
        const transient = this.tools.store.isTransient(error);
        this.tools.log.warn(
          { where: message.origin, attempt, transient, reason: describeFailure(error) },
          'message failed; trying again',
        );
        if (transient && attempt >= ATTEMPTS_IN_PLACE) throw error;
        const hopeless = error instanceof CannotOpen || attempt >= HANDLER_ATTEMPTS;
        if (!transient && hopeless) return await this.parking.parkFailed(message, error);
        await sleep(backoffMs(attempt), signal);
      }
    }
  }

  /** If this fails the offset stays, and the record comes again. */
  private async bury(record: IncomingRecord, reason: string): Promise<void> {
    await this.tools.broker.produce([deadLetter(this.consumer.service, this.consumer.group, record, reason)]);
    this.tools.metrics.buried(this.consumer.group);
    this.tools.log.error(
      { consumer: this.consumer.group, reason, origin: originOf(record) },
      'message sent to the dead letters',
    );
  }
}
