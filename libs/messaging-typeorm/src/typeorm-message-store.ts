import type { OutcomeData } from '@portfel/contracts';
import {
  AlreadyHandled,
  type Delivery,
  type HandledDelivery,
  type MessageStore,
  type OpenTransaction,
  type OutboxRow,
  type UnitOfWork,
} from '@portfel/messaging';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isTransientPostgresError } from './transient-errors';

/** The transaction of a unit of work, for the stores of a Postgres service. */
export async function transaction(uow: UnitOfWork): Promise<EntityManager> {
  return (await uow.transaction()) as EntityManager;
}

/** Inbox and outbox on Postgres, in the transaction of the state. */
export class TypeormMessageStore implements MessageStore<EntityManager> {
  constructor(private readonly dataSource: DataSource) {}

  async begin(delivery: Delivery): Promise<OpenTransaction<EntityManager>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      // A parallel delivery of the same message waits here until the first one has ended.
      const taken: unknown[] = await runner.query(
        'INSERT INTO inbox (consumer, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
        [delivery.consumer, delivery.messageId],
      );
      if (taken.length === 0) throw new AlreadyHandled(delivery, (await this.find(delivery)) ?? {});
      return new OpenTypeormTransaction(runner, delivery);
    } catch (error) {
      await end(runner, 'rollback');
      throw error;
    }
  }

  async find(delivery: Delivery): Promise<HandledDelivery | undefined> {
    const rows: { outcome: OutcomeData | null }[] = await this.dataSource.query(
      'SELECT outcome FROM inbox WHERE consumer = $1 AND message_id = $2',
      [delivery.consumer, delivery.messageId],
    );
    return rows[0] && { outcome: rows[0].outcome ?? undefined };
  }

  isTransient(error: unknown): boolean {
    return isTransientPostgresError(error);
  }

  async withUnsent(olderThanMs: number, limit: number, publish: (rows: OutboxRow[]) => Promise<void>): Promise<number> {
    return await this.dataSource.transaction(async (db) => {
      const [lock]: { taken: boolean }[] = await db.query(
        `SELECT pg_try_advisory_xact_lock(hashtext('portfel.outbox')) AS taken`,
      );
      if (!lock?.taken) return 0;
      const rows: OutboxRow[] = await db.query(
        `SELECT id, topic, key, value FROM outbox
         WHERE created_at < clock_timestamp() - $1 * interval '1 millisecond' ORDER BY created_at, id LIMIT $2`,
        [olderThanMs, limit],
      );
      if (rows.length === 0) return 0;
      await publish(rows);
      await db.query('DELETE FROM outbox WHERE id = ANY($1)', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  async forget(eventIds: readonly string[]): Promise<void> {
    await this.dataSource.query('DELETE FROM outbox WHERE id = ANY($1)', [eventIds]);
  }

  async oldestUnsentSeconds(): Promise<number> {
    const [row]: { seconds: number }[] = await this.dataSource.query(
      'SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS seconds FROM outbox',
    );
    return row?.seconds ?? 0;
  }

  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }
}

class OpenTypeormTransaction implements OpenTransaction<EntityManager> {
  constructor(
    private readonly runner: QueryRunner,
    private readonly delivery: Delivery,
  ) {}

  get tx(): EntityManager {
    return this.runner.manager;
  }

  async commit({ outcome, events }: { outcome?: OutcomeData; events: readonly OutboxRow[] }): Promise<void> {
    if (outcome) {
      await this.runner.query('UPDATE inbox SET outcome = $3 WHERE consumer = $1 AND message_id = $2', [
        this.delivery.consumer,
        this.delivery.messageId,
        JSON.stringify(outcome),
      ]);
    }
    if (events.length > 0) {
      await this.runner.query(
        `INSERT INTO outbox (id, topic, key, value)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[])`,
        [
          events.map((event) => event.id),
          events.map((event) => event.topic),
          events.map((event) => event.key),
          events.map((event) => event.value),
        ],
      );
    }
    await end(this.runner, 'commit');
  }

  async rollback(): Promise<void> {
    await end(this.runner, 'rollback');
  }
}

/** The connection goes back to the pool however the transaction ends. */
async function end(runner: QueryRunner, how: 'commit' | 'rollback'): Promise<void> {
  if (runner.isReleased) return;
  try {
    if (runner.isTransactionActive)
      await (how === 'commit' ? runner.commitTransaction() : runner.rollbackTransaction());
  } finally {
    await runner.release();
  }
}
