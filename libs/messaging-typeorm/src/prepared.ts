import type { PoolClient, QueryResult } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';

/** SQL that runs for every message: parsed and planned once per connection, under its name. */
export interface PreparedStatement {
  /** One name, one text, for ever. */
  readonly name: string;
  readonly text: string;
}

export type Query = string | (PreparedStatement & { readonly values: unknown[] });

/** Runs hot SQL on the connection of a transaction, past TypeORM. @throws what the driver throws */
export async function prepared<T = unknown>(
  tx: EntityManager | QueryRunner,
  statement: PreparedStatement,
  values: unknown[],
): Promise<T[]> {
  const runner = 'connect' in tx ? tx : tx.queryRunner!;
  const [{ rows }] = await pipelined(runner, [{ ...statement, values }]);
  return rows as T[];
}

/** Tells TypeORM of a transaction that is opened and ended past it; `save` would open one of its own. */
export function markTransaction(runner: QueryRunner, isTransactionActive: boolean): void {
  Object.assign(runner, { isTransactionActive });
}

/**
 * Sends queries one behind the other without waiting in between, and answers when all have ended. After a failure in a
 * transaction the database refuses what follows.
 * @throws the first failure
 */
export async function pipelined<const Q extends readonly [Query, ...Query[]]>(
  runner: QueryRunner,
  queries: Q,
): Promise<{ [I in keyof Q]: QueryResult }> {
  const client = (await runner.connect()) as PoolClient;
  const ends = await Promise.allSettled(queries.map((query) => client.query(query as string)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<QueryResult>).value) as { [I in keyof Q]: QueryResult };
}
