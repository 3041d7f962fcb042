import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { BatchHandler, Subscription, SubscriptionOptions } from '../broker.port';
import type { MessagingLog } from '../log.port';
import { backoffMs, sleep } from '../waiting';
import { OffsetLedger } from './offset-ledger';
import {
  COMMIT_EVERY_MS,
  HEARTBEAT_MS,
  KAFKA_RETRY,
  MAX_WAIT_MS,
  PROBE_EVERY_MS,
  SESSION_TIMEOUT_MS,
  STALLED_AFTER_MS,
  STALLED_PROBES,
} from './settings';
import { PausedPartitions } from './paused-partitions';
import { toRecord } from './to-record';
import { missingTopics } from './topics';

/** A partition held up for longer by failures that may pass makes its consumer not ready. */
const HELD_UP_MS = 5_000;

export interface KafkaSubscriptionTools {
  readonly kafka: Kafka;
  readonly log: MessagingLog;
  /** The process cannot go on honestly: consuming has stopped and will not come back by itself. */
  readonly onFatal: (reason: string) => void;
}

/** One kafkajs consumer: batches in, offsets committed by a timer, retries in place, and a watchdog. */
export class KafkaSubscription implements Subscription {
  private readonly consumer: Consumer;
  private readonly offsets = new OffsetLedger();
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running: Promise<void>;
  private readonly paused: PausedPartitions;
  /** Time of the oldest record of each batch being worked on. */
  private readonly inWork = new Map<string, number>();
  private joined = false;
  private joins = 0;
  private batches = 0;
  private lastFetchAt = Date.now();
  private stalledProbes = 0;
  private probing = false;
  private toldProgressing = true;

  constructor(
    readonly options: SubscriptionOptions,
    private readonly handler: BatchHandler,
    private readonly tools: KafkaSubscriptionTools,
  ) {
    this.consumer = tools.kafka.consumer({
      groupId: options.group,
      allowAutoTopicCreation: false,
      minBytes: 1,
      maxWaitTimeInMs: MAX_WAIT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      sessionTimeout: SESSION_TIMEOUT_MS,
      rebalanceTimeout: 30_000,
      retry: { ...KAFKA_RETRY, restartOnFailure: async () => !this.stopping.signal.aborted },
    });
    this.paused = new PausedPartitions(this.consumer);
    this.watch();
    this.running = this.run();
  }

  isProgressing(): boolean {
    const fetching = this.batches > 0 || Date.now() - this.lastFetchAt < 10_000;
    return this.joined && fetching && this.paused.longestMs() < HELD_UP_MS;
  }

  rebalances(): number {
    return this.joins;
  }

  oldestUnfinishedSeconds(): number {
    const oldest = Math.min(Date.now(), ...this.inWork.values(), ...this.paused.recordTimes());
    return (Date.now() - oldest) / 1_000;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.timers.forEach(clearInterval);
    this.paused.clear();
    await this.running;
    // kafkajs cannot commit once it has stopped. A batch that begins now ends at once, undone.
    while (this.batches > 0) await sleep(10);
    await this.commit();
    await this.consumer.stop().catch(() => undefined);
    await this.consumer.disconnect().catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await this.topicsExist();
        await this.consumer.connect();
        await this.consumer.subscribe({
          topics: [...this.options.topics],
          fromBeginning: this.options.from === 'group',
        });
        await this.consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: 6,
          eachBatch: (payload) => this.onBatch(payload),
        });
        this.timers.push(setInterval(() => void this.commit(), COMMIT_EVERY_MS));
        this.timers.push(setInterval(() => void this.checkStalled(), PROBE_EVERY_MS));
        this.timers.push(setInterval(() => this.tellProgress(), PROBE_EVERY_MS));
        return;
      } catch (error) {
        this.tools.log.warn(
          { group: this.options.group, reason: (error as Error).message },
          'cannot consume yet; trying again',
        );
        await sleep(500 + backoffMs(attempt, 2_000), signal).catch(() => undefined);
      }
    }
  }

  private async topicsExist(): Promise<void> {
    const admin = this.tools.kafka.admin();
    try {
      await admin.connect();
      const missing = await missingTopics(admin, this.options.topics);
      if (missing.length > 0)
        throw new Error(`topics missing: ${missing.join(', ')} (create them with: npm run topics)`);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  private async onBatch({ batch, heartbeat, resolveOffset, isRunning }: EachBatchPayload): Promise<void> {
    const lost = new AbortController();
    let heartbeatError: Error | undefined;
    const beating = setInterval(() => {
      heartbeat().catch((error: Error) => {
        heartbeatError = error;
        lost.abort();
      });
    }, HEARTBEAT_MS);
    const signal = AbortSignal.any([lost.signal, this.stopping.signal]);
    const place = `${batch.topic}/${batch.partition}`;
    this.batches += 1;
    this.inWork.set(place, Number(batch.messages[0]?.timestamp ?? Date.now()));
    try {
      await this.handler(
        batch.messages.map((message) => toRecord(batch, message)),
        signal,
      );
      this.paused.done(place);
      if (!signal.aborted && isRunning()) {
        resolveOffset(batch.lastOffset());
        if (this.options.from === 'group') this.offsets.done(batch.topic, batch.partition, batch.lastOffset());
      }
    } catch (error) {
      if (!signal.aborted) this.repeatLater(batch.topic, batch.partition, this.inWork.get(place)!, error);
    } finally {
      this.batches -= 1;
      this.inWork.delete(place);
      this.lastFetchAt = Date.now();
      clearInterval(beating);
    }
    // kafkajs rejoins the group on this; swallowing it would work on with a partition that is somebody else's.
    if (heartbeatError) throw heartbeatError;
  }

  /** The partition pauses, so the others go on; its records come again, none skipped. */
  private repeatLater(topic: string, partition: number, recordTime: number, error: unknown): void {
    const { attempt, pauseMs } = this.paused.pause(topic, partition, recordTime);
    this.tools.log.error(
      { group: this.options.group, topic, partition, attempt, pauseMs, error: (error as Error).name },
      'batch failed; its partition is paused, then it is repeated',
    );
  }

  private async commit(): Promise<void> {
    const offsets = this.offsets.take();
    if (offsets.length === 0) return;
    try {
      await this.consumer.commitOffsets(offsets);
    } catch (error) {
      // Repeats are harmless: the inbox knows them.
      this.offsets.giveBack(offsets);
      this.tools.log.warn({ group: this.options.group, reason: (error as Error).message }, 'offsets not committed yet');
    }
  }

  private watch(): void {
    const { consumer } = this;
    const { FETCH, GROUP_JOIN, HEARTBEAT, REBALANCING, CRASH, STOP } = consumer.events;
    consumer.on(FETCH, () => void (this.lastFetchAt = Date.now()));
    consumer.on(GROUP_JOIN, () => {
      this.joined = true;
      this.joins += 1;
      // Whatever was paused may be somebody else's now; kafkajs keeps a pause over a rebalance.
      this.paused.clear();
      this.lastFetchAt = Date.now();
      // What another member got in the meantime is its own to commit.
      this.offsets.clear();
    });
    consumer.on(REBALANCING, () => void (this.joined = false));
    // A coordinator that was away for a moment makes a rebalance of nothing: its members are members still.
    consumer.on(HEARTBEAT, () => void (this.joined = true));
    consumer.on(STOP, () => void (this.joined = false));
    consumer.on(CRASH, ({ payload }) => {
      this.joined = false;
      if (!payload.restart && !this.stopping.signal.aborted) {
        this.tools.onFatal(`consumer ${this.options.group} crashed for good: ${payload.error.message}`);
      }
    });
  }

  /** Broker away is no reason to die: only a broker that answers others while this consumer stays silent is. */
  private async checkStalled(): Promise<void> {
    // One at a time: a broker that was frozen answers all that hang in the same instant, and this consumer no sooner.
    if (this.probing) return;
    this.probing = true;
    const { lastFetchAt } = this;
    const silentMs = Date.now() - lastFetchAt;
    const silent = this.batches === 0 && silentMs > STALLED_AFTER_MS;
    const stalled = silent && (await this.brokerAnswers()) && this.lastFetchAt === lastFetchAt;
    this.probing = false;
    this.stalledProbes = stalled ? this.stalledProbes + 1 : 0;
    if (this.stalledProbes < STALLED_PROBES || this.stopping.signal.aborted) return;
    this.tools.onFatal(`consumer ${this.options.group} has not fetched for ${silentMs} ms while the broker answers`);
  }

  /** Once when it stops and once when it is back: which consumer it is, and why, the health page does not say. */
  private tellProgress(): void {
    const isProgressing = this.isProgressing();
    if (isProgressing === this.toldProgressing) return;
    this.toldProgressing = isProgressing;
    const { joined, joins, batches, options } = this;
    const silentMs = Date.now() - this.lastFetchAt;
    this.tools.log.warn(
      { group: options.group, joined, joins, batches, silentMs, heldUpMs: this.paused.longestMs() },
      isProgressing ? 'consumer is back' : 'consumer does not progress',
    );
  }

  private async brokerAnswers(): Promise<boolean> {
    const admin = this.tools.kafka.admin({ retry: { retries: 0 } });
    return await admin
      .connect()
      .then(() => admin.listTopics())
      .then(
        () => true,
        () => false,
      )
      .finally(() => void admin.disconnect().catch(() => undefined));
  }
}
