import { Kafka, logLevel, type Producer } from 'kafkajs';
import { Pool } from 'pg';
import {
  DatabaseSetup,
  getDisabledLogger,
  initializePollingMessageListener,
  type PollingListenerConfig,
} from 'pg-transactional-outbox';
import { eventOf, KEYS, PEER_TOPIC, type OutboxSide } from './outbox-side';

const setup = {
  outboxOrInbox: 'outbox' as const,
  database: 'bench_peer',
  schema: 'public',
  table: 'outbox',
  listenerRole: 'bench_peer',
  nextMessagesName: 'next_outbox_messages',
};

/** Far more, and more often, than its defaults of 5 messages twice a second. */
const BATCH_SIZE = 100;
const POLLING_INTERVAL_MS = 10;

/** pg-transactional-outbox as its documentation sets it up; the key of a message is its segment, so that order is kept. */
export class PollingListener implements OutboxSide {
  private readonly db: Pool;
  private readonly producer: Producer;
  private shutdown: () => Promise<void> = async () => {};

  private constructor(
    private readonly databaseUrl: string,
    brokers: readonly string[],
  ) {
    this.db = new Pool({ connectionString: databaseUrl });
    const kafka = new Kafka({ clientId: 'bench-peer', brokers: [...brokers], logLevel: logLevel.ERROR });
    this.producer = kafka.producer();
  }

  static async open(databaseUrl: string, brokers: readonly string[]): Promise<PollingListener> {
    const side = new PollingListener(databaseUrl, brokers);
    await side.producer.connect();
    await side.db.query(DatabaseSetup.dropAndCreateTable(setup));
    await side.db.query(DatabaseSetup.createPollingFunction(setup));
    await side.db.query(DatabaseSetup.setupPollingIndexes(setup));
    return side;
  }

  async fill(rows: number): Promise<void> {
    await this.db.query('TRUNCATE outbox');
    const perStatement = 5_000;
    for (let filled = 0; filled < rows; filled += perStatement) {
      const events = Array.from({ length: Math.min(perStatement, rows - filled) }, (_, index) => eventOf(index));
      await this.db.query(
        `INSERT INTO outbox (id, aggregate_type, aggregate_id, message_type, segment, payload)
         SELECT id, 'wallet', segment, 'account-opened', segment, payload
         FROM unnest($1::uuid[], $2::text[], $3::jsonb[]) AS event (id, segment, payload)`,
        [
          events.map(({ event_id }) => event_id),
          events.map((_, index) => `key-${index % KEYS}`),
          events.map((event) => JSON.stringify(event)),
        ],
      );
    }
    await this.db.query('VACUUM ANALYZE outbox');
  }

  async start(): Promise<void> {
    const config: PollingListenerConfig = {
      outboxOrInbox: 'outbox',
      dbListenerConfig: { connectionString: this.databaseUrl },
      settings: {
        dbSchema: setup.schema,
        dbTable: setup.table,
        nextMessagesFunctionName: setup.nextMessagesName,
        nextMessagesBatchSize: BATCH_SIZE,
        nextMessagesPollingIntervalInMs: POLLING_INTERVAL_MS,
        // Switched off, as its documentation allows for an outbox: both cost time.
        enableMaxAttemptsProtection: false,
        enablePoisonousMessageProtection: false,
      },
    };
    const handle = async ({ segment, payload }: { segment?: string | null; payload: unknown }) => {
      const messages = [{ key: segment ?? null, value: JSON.stringify(payload) }];
      await this.producer.send({ topic: PEER_TOPIC, messages });
    };
    // Its default begins with batches of one.
    const strategies = { batchSizeStrategy: () => Promise.resolve(BATCH_SIZE) };
    [this.shutdown] = initializePollingMessageListener(config, { handle }, getDisabledLogger(), strategies);
  }

  async waiting(): Promise<number> {
    const { rows } = await this.db.query<{ count: string }>(
      'SELECT count(*) AS count FROM outbox WHERE processed_at IS NULL',
    );
    return Number(rows[0]!.count);
  }

  async stop(): Promise<void> {
    await this.shutdown();
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
    await this.db.end();
  }
}
