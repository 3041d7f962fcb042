import type { Writable } from 'node:stream';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** SQL that runs for every message: parsed and planned once per connection, under its name. */
export interface PreparedStatement {
  /** One name, one text, for ever. */
  readonly name: string;
  readonly text: string;
}

/** A database outside of any transaction, or one connection to it. */
export type Reading = DataSource | EntityManager;

/** With what it is asked. */
export type Prepared = PreparedStatement & { readonly values: unknown[] };
export type Query = string | Prepared;

/**
 * A list for Postgres, without the driver's search of every element for what has to be quoted.
 * @param values ids, numbers and times: nothing with a comma, a quote, a brace or a blank in it
 */
export const listOf = (values: readonly (string | number | bigint | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/**
 * Runs hot SQL past TypeORM.
 * @param on a transaction; or the database, for a look outside of any
 * @throws what the driver throws
 */
export async function prepared<T = unknown>(
  on: Reading,
  statement: PreparedStatement,
  values: unknown[],
): Promise<T[]> {
  return await preparedAfter(on, [], { ...statement, values });
}

/**
 * The same, behind other statements that travel with it: a lock, before what has to be read under it.
 * @returns the rows of the last one, which sees all that was committed before the others ended
 */
export async function preparedAfter<T = unknown>(
  on: Reading,
  before: readonly Prepared[],
  last: Prepared,
): Promise<T[]> {
  const outside = 'createQueryRunner' in on ? on.createQueryRunner() : undefined;
  const runner = outside ?? (on as EntityManager).queryRunner!;
  const [first = last, ...others] = [...before, last];
  try {
    const results = await pipelined(runner, [first, ...others]);
    return results.at(-1)!.rows as T[];
  } finally {
    await outside?.release();
  }
}

/**
 * Looks that need nothing of each other, in one round trip on one connection.
 * @param look asks for all of them before it waits for the first
 * @throws what the driver throws
 */
export async function together<T>(dataSource: DataSource, look: (on: Reading) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const { stream } = (await clientOf(runner)).connection;
    stream.cork();
    // When each has got as far as its query.
    setImmediate(() => stream.uncork());
    return await look(runner.manager);
  } finally {
    await runner.release();
  }
}

/** Whether no transaction of another instance is at some work; true until this one ends. @param work `outbox` */
export async function isAloneAt(db: EntityManager, work: string): Promise<boolean> {
  const [lock]: { taken: boolean }[] = await db.query('SELECT pg_try_advisory_xact_lock(hashtext($1)) AS taken', [
    `portfel.${work}`,
  ]);
  return lock!.taken;
}

const waiting = new WeakMap<QueryRunner, (() => readonly Query[])[]>();

/**
 * SQL whose answer nobody needs: it travels with the commit, in order, and its failure is a failure of the commit.
 * Nothing of it can be read before.
 * @param queries asked for when the transaction is about to commit, and not if it is rolled back
 */
export function atCommit(tx: EntityManager, queries: () => readonly Query[]): void {
  const runner = tx.queryRunner!;
  waiting.set(runner, [...(waiting.get(runner) ?? []), queries]);
}

/** What waits for the commit of a transaction. */
export const waitingForCommit = (runner: QueryRunner): readonly Query[] =>
  (waiting.get(runner) ?? []).flatMap((queries) => queries());

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
  const client = await clientOf(runner);
  const { stream } = client.connection;
  // One write to the socket for all of them.
  stream.cork();
  const sent = queries.map((query) => client.query(query as string));
  stream.uncork();
  const ends = await Promise.allSettled(sent);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<QueryResult>).value) as { [I in keyof Q]: QueryResult };
}

const clientOf = async (runner: QueryRunner) =>
  (await runner.connect()) as PoolClient & { connection: { stream: Writable } };
