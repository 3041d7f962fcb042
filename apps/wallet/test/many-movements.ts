import type { DataSource } from 'typeorm';

/**
 * Fills tables with as many rows as make an index worth its while. The rows are no sound ledger: they are for questions of
 * speed only.
 * @param accounts one that receives, one that pays; a movement of each per second since 2026
 */
export async function addManyMovements(
  db: DataSource,
  { to, from, payer }: { to: string; from: string; payer: string },
  count: number,
): Promise<void> {
  await db.query(
    `WITH owner AS (SELECT gen_random_uuid() AS id FROM generate_series(1, 5000)),
          opened AS (INSERT INTO wallet (id, owner_id, opened_at) SELECT gen_random_uuid(), id, now() FROM owner RETURNING id)
     INSERT INTO ledger_account (id, wallet_id, asset_code, number)
     SELECT gen_random_uuid(), id, code, row_number() OVER (PARTITION BY id) FROM opened, asset`,
  );
  await db.query(
    `INSERT INTO transfer (id, kind, occurred_at, from_account_id, to_account_id)
     SELECT gen_random_uuid(), 'transfer', timestamptz '2026-01-01T00:00:00Z' + n * interval '1 second', $1, $2
     FROM generate_series(1, $3::int) n`,
    [from, to, count],
  );
  await db.query(
    `INSERT INTO entry (account_id, sequence, transfer_id, amount, balance_after, occurred_at, hash)
     SELECT account_id, 1000 + n, id, amount, 1000 + amount * n, occurred_at, ''
     FROM (SELECT *, row_number() OVER (ORDER BY occurred_at) AS n FROM transfer WHERE to_account_id = $2) made,
       (VALUES ($1::uuid, -1), ($2::uuid, 1)) AS side (account_id, amount)`,
    [from, to],
  );
  await db.query(`INSERT INTO data_key VALUES ($1, '') ON CONFLICT DO NOTHING`, [payer]);
  await db.query(`INSERT INTO transfer_memo SELECT $1, id, '' FROM transfer WHERE to_account_id = $2`, [payer, to]);
  await db.query('ANALYZE');
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Every table that is read from its first row to its last while something is asked; those of a handful of rows left out. */
export async function wholeTablesReadBy(db: DataSource, ask: () => Promise<unknown>): Promise<string[]> {
  const asked = jest.spyOn(db, 'query');
  await ask();
  const queries = asked.mock.calls.map(([sql, values]) => ({ sql, values }));
  asked.mockRestore();
  const found: string[] = [];
  const look = (plan: Plan) => {
    if (plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] !== 'asset') found.push(plan['Relation Name']!);
    plan.Plans?.forEach(look);
  };
  for (const { sql, values } of queries) {
    const [row]: [{ 'QUERY PLAN': [{ Plan: Plan }] }] = await db.query(`EXPLAIN (FORMAT JSON) ${sql}`, values);
    look(row['QUERY PLAN'][0].Plan);
  }
  if (queries.length === 0) throw new Error('nothing was asked of the store');
  return found;
}
