import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { ensureTopics } from '@portfel/messaging';
import { ensureDatabase, removeData, startLocalParts, type LocalParts } from '../../tools/local/local';
import type { Benchmark } from '../benchmark';
import { median, percentile } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { OUR_TOPIC, PEER_TOPIC, type OutboxSide } from './outbox-side';
import { PollingListener } from './polling-listener';
import { PortfelOutbox } from './portfel-outbox';

const BACKLOG = 100_000;
const COMMANDS_PER_SECOND = 500;

interface Drain {
  readonly rows: number;
  readonly perSecond: number;
}

/** B6: how fast a backlog leaves, and how long an event takes in quiet times. */
export const outbox: Benchmark = {
  id: 'B6',
  what: 'outbox: drain of 100,000 rows against pg-transactional-outbox; commit to acknowledged at 500 commands/s',
  run: async ({ short, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const parts = await startLocalParts({ folder, only: ['kafka', 'postgres'], log });
    try {
      const topics = [OUR_TOPIC, PEER_TOPIC].map((name) => ({ name, partitions: 6, retentionMs: 3_600_000 }));
      await ensureTopics(parts.kafkaBrokers, topics);
      const ours = await PortfelOutbox.open(await newDatabase(parts, 'bench_ours'), parts.kafkaBrokers);
      const peer = await PollingListener.open(await newDatabase(parts, 'bench_peer'), parts.kafkaBrokers);
      const forAtMostMs = short ? 8_000 : 60_000;
      const rounds = await interleaved(
        short ? 1 : 3,
        () => drain(ours, forAtMostMs),
        () => drain(peer, forAtMostMs),
      );
      log('backlogs drained');
      await expectInTopic(parts, OUR_TOPIC, rounds.ours);
      await expectInTopic(parts, PEER_TOPIC, rounds.peers);

      await ours.clear();
      const latenciesMs = await publishSteadily(ours, short ? 5_000 : 15_000);
      await Promise.all([ours.close(), peer.close()]);
      const perSecond = (one: Drain) => one.perSecond;
      const rate = (drains: readonly Drain[]) => median(drains.map(perSecond)).toFixed(0);
      const p99 = percentile(latenciesMs, 0.99);
      return {
        table: [
          ['', 'rows/s', 'commit to acknowledged: p50 ms', 'p99 ms'],
          ['Portfel', rate(rounds.ours), percentile(latenciesMs, 0.5).toFixed(1), p99.toFixed(1)],
          ['pg-transactional-outbox', rate(rounds.peers), '', ''],
        ],
        measures: [
          { what: 'drain', value: rounds.ratio(perSecond, perSecond), bar: 5, wanted: 'at least' },
          { what: `commit to acknowledged, p99 ms`, value: p99, bar: 20, wanted: 'at most' },
        ],
      };
    } finally {
      await parts.stop();
      await removeData(folder);
    }
  },
};

function newDatabase({ postgres }: LocalParts, database: string): Promise<string> {
  return ensureDatabase(postgres.adminUrl, { database, user: database, password: randomBytes(16).toString('hex') });
}

/** Until nothing waits or the time is over. */
async function drain(side: OutboxSide, forAtMostMs: number): Promise<Drain> {
  await side.fill(BACKLOG);
  await side.start();
  const startedAt = performance.now();
  let left = BACKLOG;
  let elapsedMs = 0;
  while (left > 0 && elapsedMs < forAtMostMs) {
    await sleep(200);
    left = await side.waiting();
    elapsedMs = performance.now() - startedAt;
  }
  await side.stop();
  const rows = BACKLOG - left;
  return { rows, perSecond: (rows * 1_000) / elapsedMs };
}

/** At the pace of a service under load, one event per command. */
async function publishSteadily(ours: PortfelOutbox, forMs: number): Promise<number[]> {
  const everyMs = 10;
  const warmUpMs = 3_000;
  const latenciesMs: number[] = [];
  const underWay: Promise<void>[] = [];
  await ours.start();
  const startedAt = performance.now();
  for (let tick = 0; tick * everyMs < warmUpMs + forMs; tick += 1) {
    const measured = tick * everyMs >= warmUpMs;
    for (let command = 0; command < (COMMANDS_PER_SECOND * everyMs) / 1_000; command += 1) {
      underWay.push(ours.commitAndPublish().then((ms) => void (measured && latenciesMs.push(ms))));
    }
    await sleep(Math.max(0, startedAt + (tick + 1) * everyMs - performance.now()));
  }
  await Promise.all(underWay);
  await ours.stop();
  if ((await ours.waiting()) > 0) throw new Error('the outbox is not empty after its publisher has stopped');
  return latenciesMs.sort((one, other) => one - other);
}

/** Everything that has left the table is in the topic. */
async function expectInTopic(parts: LocalParts, topic: string, drains: readonly Drain[]): Promise<void> {
  const admin = new Kafka({ clientId: 'bench', brokers: parts.kafkaBrokers, logLevel: logLevel.ERROR }).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const there = offsets.reduce((sum, { offset }) => sum + Number(offset), 0);
  const gone = drains.reduce((sum, { rows }) => sum + rows, 0);
  if (there < gone) throw new Error(`${gone} rows have left for ${topic}, which has ${there} messages`);
}
