import { Client, type QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Fills tables with as many rows as make an index worth its while. The rows are no sound ledger: they are for questions of
 * speed only.
 * @param accounts one that receives, one that pays; a movement of each in every second from `since` on
 */
export async function addManyMovements(
  db: DataSource,
  { to, from, payer, since }: { to: string; from: string; payer: string; since: Date },
  count: number,
): Promise<void> {
  await db.query(
    `WITH owner AS (SELECT gen_random_uuid() AS id FROM generate_series(1, 5000)),
          opened AS (INSERT INTO wallet (id, owner_id, opened_at) SELECT gen_random_uuid(), id, now() FROM owner RETURNING id)
     INSERT INTO ledger_account (id, wallet_id, asset_code, number)
     SELECT gen_random_uuid(), opened.id, code, row_number() OVER (PARTITION BY opened.id) FROM opened, asset`,
  );
  await db.query(`INSERT INTO data_key VALUES ($1, '') ON CONFLICT DO NOTHING`, [payer]);
  for (let last = AT_ONCE; last <= count; last += AT_ONCE) {
    await db.query(
      `WITH moved AS (
         SELECT n, gen_random_uuid() AS id, $6::timestamptz + n * interval '1 second' AS occurred_at
         FROM generate_series($3::int, $4::int) n
       ), made AS (
         INSERT INTO transfer (id, kind, occurred_at, from_account_id, to_account_id)
         SELECT id, 'transfer', occurred_at, $1, $2 FROM moved
       ), noted AS (
         INSERT INTO transfer_memo SELECT $5, id, '' FROM moved
       )
       INSERT INTO entry (account_id, sequence, transfer_id, amount, balance_after, occurred_at, hash)
       SELECT account_id, n, id, amount, amount * n, occurred_at, ''
       FROM moved, (VALUES ($1::uuid, -1), ($2::uuid, 1)) AS side (account_id, amount)`,
      [from, to, last - AT_ONCE + 1, last, payer, since],
    );
  }
  await db.query('ANALYZE');
}

const AT_ONCE = 2_000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Those with many rows; the messages of the service come and go beside them. */
export const LARGE_TABLES = ['entry', 'transfer', 'transfer_memo', 'ledger_account', 'wallet'];

/** Every large table that is read from its first row to its last while something is asked. */
export async function wholeTablesReadBy(db: DataSource, ask: () => Promise<unknown>): Promise<string[]> {
  // Below TypeORM: hot statements go past it.
  const asked = jest.spyOn(Client.prototype, 'query');
  await ask();
  const queries = (asked.mock.calls as unknown as [string | QueryConfig, unknown[]?][])
    .map(([query, values]) => (typeof query === 'string' ? { sql: query, values } : { ...query, sql: query.text }))
    .filter(({ sql }) => /^\s*(?:SELECT|WITH)/.test(sql));
  asked.mockRestore();
  const found: string[] = [];
  const look = (plan: Plan) => {
    const { 'Node Type': node, 'Relation Name': table = '' } = plan;
    if (node === 'Seq Scan' && LARGE_TABLES.includes(table)) found.push(table);
    plan.Plans?.forEach(look);
  };
  for (const { sql, values } of queries) {
    const [row]: [{ 'QUERY PLAN': [{ Plan: Plan }] }] = await db.query(`EXPLAIN (FORMAT JSON) ${sql}`, values);
    look(row['QUERY PLAN'][0].Plan);
  }
  if (queries.length === 0) throw new Error('nothing was asked of the store');
  return found;
}
