import type { OutcomeData } from '@portfel/contracts';
import {
  AlreadyHandled,
  type Arrival,
  type Delivery,
  type HandledDelivery,
  type MessageStore,
  type OpenGroup,
  type OpenTransaction,
  type OutboxRow,
  type OutboxState,
  type UnitOfWork,
} from '@portfel/messaging';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DoneBefore, freeKeyIfEmpty, takeTurn, takeTurns } from './arrivals';
import { ParkingTables } from './parking-tables';
import { isAloneAt, listOf, markTransaction, pipelined, waitingForCommit, type Query } from './prepared';
import { ConnectionLost, isTransientPostgresError } from './transient-errors';

const ANSWER_AND_PUBLISH = {
  name: 'inbox-answer-and-publish',
  text: `WITH answered AS (
           UPDATE inbox SET outcome = answer.outcome FROM unnest($2::uuid[], $3::jsonb[]) AS answer (id, outcome)
           WHERE consumer = $1 AND message_id = answer.id
         )
         INSERT INTO outbox (id, topic, key, value, headers)
         SELECT * FROM unnest($4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::jsonb[])`,
};

/** The transaction of a unit of work, for the stores of a Postgres service. */
export async function transaction(uow: UnitOfWork): Promise<EntityManager> {
  return (await uow.transaction()) as EntityManager;
}

/** Inbox, outbox and parking on Postgres, in the transaction of the state. */
export class TypeormMessageStore implements MessageStore<EntityManager> {
  readonly parking: ParkingTables;

  constructor(private readonly dataSource: DataSource) {
    this.parking = new ParkingTables(dataSource);
  }

  async begin(arrival: Arrival): Promise<OpenTransaction<EntityManager>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await takeTurn(runner, arrival);
      return new OpenTypeormTransaction(runner, arrival);
    } catch (error) {
      if (error instanceof DoneBefore) {
        await freeKeyIfEmpty(runner, arrival);
        await end(runner, 'commit');
        throw new AlreadyHandled(arrival, (await this.find(arrival)) ?? {});
      }
      await end(runner, 'rollback');
      if (error instanceof AlreadyHandled) throw new AlreadyHandled(arrival, (await this.find(arrival)) ?? {});
      throw error;
    }
  }

  async beginGroup(arrivals: readonly Arrival[]): Promise<OpenGroup<EntityManager>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const taken = await takeTurns(runner, arrivals);
      return { open: new OpenTypeormTransaction(runner, arrivals[0]!), taken };
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

  async withUnsent(
    olderThanMs: number,
    limit: number,
    publish: (rows: OutboxRow[]) => Promise<void>,
    except: readonly string[] = [],
  ): Promise<number | undefined> {
    return await this.dataSource.transaction(async (db) => {
      if (!(await isAloneAt(db, 'outbox'))) return undefined;
      const rows: OutboxRow[] = await db.query(
        `SELECT id, topic, key, value, headers FROM outbox
         WHERE created_at < clock_timestamp() - $1 * interval '1 millisecond' AND NOT id = ANY ($3)
         ORDER BY created_at, id LIMIT $2`,
        [olderThanMs, limit, except],
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

  async outbox(): Promise<OutboxState> {
    const [row]: OutboxState[] = await this.dataSource.query(
      `SELECT count(*)::int AS waiting,
              coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS "oldestSeconds"
       FROM outbox`,
    );
    return row!;
  }

  async prune(handledBefore: Date, limit: number): Promise<number> {
    const [, removed]: [unknown[], number] = await this.dataSource.query(
      `DELETE FROM inbox WHERE (consumer, message_id) IN
         (SELECT consumer, message_id FROM inbox WHERE handled_at < $1 ORDER BY handled_at LIMIT $2)`,
      [handledBefore, limit],
    );
    return removed;
  }

  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }
}

class OpenTypeormTransaction implements OpenTransaction<EntityManager> {
  constructor(
    private readonly runner: QueryRunner,
    private readonly arrival: Arrival,
  ) {}

  get tx(): EntityManager {
    return this.runner.manager;
  }

  async commit(work: { outcomes?: readonly OutcomeData[]; events: readonly OutboxRow[] }): Promise<void> {
    const { outcomes = [], events } = work;
    const values = [
      this.arrival.consumer,
      listOf(outcomes.map(({ command_id: id }) => id)),
      outcomes.map((outcome) => JSON.stringify(outcome)),
      listOf(events.map((event) => event.id)),
      events.map((event) => event.topic),
      events.map((event) => event.key),
      events.map((event) => event.value),
      events.map((event) => JSON.stringify(event.headers)),
    ];
    const last = outcomes.length + events.length > 0 ? [{ ...ANSWER_AND_PUBLISH, values }] : [];
    if (this.arrival.fromParking) await freeKeyIfEmpty(this.runner, this.arrival);
    await end(this.runner, 'commit', [...waitingForCommit(this.runner), ...last]);
  }

  async rollback(): Promise<void> {
    await end(this.runner, 'rollback');
  }
}

/**
 * The connection goes back to the pool however the transaction ends.
 * @param last what the commit takes along
 * @throws ConnectionLost when there is nothing left to commit: the database has rolled it back
 */
async function end(runner: QueryRunner, how: 'commit' | 'rollback', last: readonly Query[] = []): Promise<void> {
  // TypeORM releases a runner by itself as soon as its connection breaks.
  const alive = !runner.isReleased && runner.isTransactionActive;
  try {
    if (how === 'commit' && !alive) throw new ConnectionLost();
    if (!alive) return;
    markTransaction(runner, false);
    const [first = 'COMMIT', ...others] = how === 'commit' ? [...last, 'COMMIT' as const] : (['ROLLBACK'] as const);
    await pipelined(runner, [first, ...others]);
  } finally {
    if (!runner.isReleased) await runner.release();
  }
}
