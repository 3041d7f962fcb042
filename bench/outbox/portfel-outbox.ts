import { randomUUID } from 'node:crypto';
import { createKafkaBroker, type Broker, type OutboxRow } from '@portfel/messaging';
import { createDataSource, openDataSource, TypeormMessageStore } from '@portfel/messaging-typeorm';
import { silentLog } from '@portfel/testing';
import type { DataSource } from 'typeorm';
import { OutboxPublisher } from '../../libs/messaging/src/runner/outbox-publisher';
import { eventOf, KEYS, OUR_TOPIC, type OutboxSide } from './outbox-side';

const ROWS_PER_COMMIT = 5_000;

/** Our outbox on its own: the store of a service, its publisher, the real broker. */
export class PortfelOutbox implements OutboxSide {
  private readonly publisher: OutboxPublisher;

  private constructor(
    private readonly dataSource: DataSource,
    private readonly store: TypeormMessageStore,
    private readonly broker: Broker,
  ) {
    this.publisher = new OutboxPublisher(broker, store, silentLog);
  }

  static async open(databaseUrl: string, brokers: readonly string[]): Promise<PortfelOutbox> {
    const dataSource = await openDataSource(createDataSource({ url: databaseUrl, entities: [], migrations: [] }));
    const onFatal = (reason: string) => {
      throw new Error(reason);
    };
    const broker = createKafkaBroker({ clientId: 'bench', brokers, log: silentLog, onFatal });
    return new PortfelOutbox(dataSource, new TypeormMessageStore(dataSource), broker);
  }

  async clear(): Promise<void> {
    await this.dataSource.query('TRUNCATE outbox');
  }

  async fill(rows: number): Promise<void> {
    await this.clear();
    for (let filled = 0; filled < rows; filled += ROWS_PER_COMMIT) {
      await this.commit(Array.from({ length: Math.min(ROWS_PER_COMMIT, rows - filled) }, (_, index) => rowOf(index)));
    }
    // Left behind by a crash some time ago.
    await this.dataSource.query(`UPDATE outbox SET created_at = created_at - interval '1 minute'`);
    await this.dataSource.query('VACUUM ANALYZE outbox');
  }

  async start(): Promise<void> {
    this.publisher.start();
  }

  async waiting(): Promise<number> {
    const [row]: { count: string }[] = await this.dataSource.query('SELECT count(*) AS count FROM outbox');
    return Number(row!.count);
  }

  /** What a worker does for one command. @returns ms from the commit to the acknowledgement of the broker */
  async commitAndPublish(): Promise<number> {
    const rows = [rowOf(0)];
    await this.commit(rows);
    const committedAt = performance.now();
    await this.publisher.publish(rows);
    return performance.now() - committedAt;
  }

  async stop(): Promise<void> {
    await this.publisher.stop();
  }

  async close(): Promise<void> {
    await this.broker.stop();
    await this.dataSource.destroy();
  }

  private async commit(rows: readonly OutboxRow[]): Promise<void> {
    const open = await this.store.begin({ consumer: 'bench', messageId: randomUUID(), key: randomUUID() });
    await open.commit({ events: rows });
  }
}

function rowOf(index: number): OutboxRow {
  const event = eventOf(index);
  const value = Buffer.from(JSON.stringify(event));
  return { id: event.event_id, topic: OUR_TOPIC, key: `key-${index % KEYS}`, value, headers: {} };
}
