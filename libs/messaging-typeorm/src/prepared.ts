import type { PoolClient } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';

/** SQL that runs for every message: parsed and planned once per connection, under its name. */
export interface PreparedStatement {
  /** One name, one text, for ever. */
  readonly name: string;
  readonly text: string;
}

/** Runs hot SQL on the connection of a transaction, past TypeORM. @throws what the driver throws */
export async function prepared<T = unknown>(
  tx: EntityManager | QueryRunner,
  statement: PreparedStatement,
  values: unknown[],
): Promise<T[]> {
  const runner = 'connect' in tx ? tx : tx.queryRunner!;
  const client = (await runner.connect()) as PoolClient;
  const { rows } = await client.query({ ...statement, values });
  return rows as T[];
}
