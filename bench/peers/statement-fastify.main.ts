import { Pool } from 'pg';
import { fastifyDoor } from './fastify-door';
import { config } from './textbook-nest/textbook.config';

/** A statement as one process would tell it: Fastify, pg, and the names in the same database. */
const db = new Pool({ connectionString: config.databaseUrl, max: 10 });
const { app, personOf } = fastifyDoor();

const text = { type: 'string' };
const row = {
  type: 'object',
  properties: {
    id: text,
    accountId: text,
    assetCode: text,
    scale: { type: 'integer' },
    transferId: text,
    kind: text,
    amount: text,
    balanceAfter: text,
    occurredAt: text,
    counterparty: text,
  },
};
const answer = {
  type: 'object',
  properties: { rows: { type: 'array', items: row }, count: { type: 'integer' } },
};
const querystring = { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 200 } } };

/** Of each account its latest by its index, as our own does: the same page costs the database the same. */
const PAGE = {
  name: 'page',
  text: `
    SELECT entry.account_id || ':' || entry.sequence AS id, entry.account_id AS "accountId",
      account.asset_code AS "assetCode", asset.scale, entry.transfer_id AS "transferId", transfer.kind, entry.amount,
      entry.balance_after AS "balanceAfter", entry.occurred_at AS "occurredAt", person.username AS counterparty
    FROM wallet
    JOIN ledger_account account ON account.wallet_id = wallet.id
    JOIN asset ON asset.code = account.asset_code
    CROSS JOIN LATERAL (
      SELECT * FROM entry WHERE account_id = account.id ORDER BY occurred_at DESC, sequence DESC LIMIT $2
    ) entry
    JOIN transfer ON transfer.id = entry.transfer_id
    JOIN ledger_account other ON other.id = CASE entry.account_id
      WHEN transfer.from_account_id THEN transfer.to_account_id ELSE transfer.from_account_id END
    LEFT JOIN wallet theirs ON theirs.id = other.wallet_id
    LEFT JOIN bench_person person ON person.owner_id = theirs.owner_id
    WHERE wallet.owner_id = $1
    ORDER BY entry.occurred_at DESC, entry.account_id DESC, entry.sequence DESC LIMIT $2`,
};
const COUNT = {
  name: 'count',
  text: `SELECT sum(last_sequence)::int AS count
         FROM ledger_account JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1`,
};

app.get<{ Querystring: { limit: number } }>(
  '/api/v1/wallet/statement',
  { schema: { querystring, response: { 200: answer } } },
  async (request) => {
    const ownerId = personOf(request);
    const [page, count] = await Promise.all([
      db.query<{ occurredAt: Date }>({ ...PAGE, values: [ownerId, request.query.limit] }),
      db.query<{ count: number }>({ ...COUNT, values: [ownerId] }),
    ]);
    const rows = page.rows.map((one) => ({ ...one, occurredAt: one.occurredAt.toISOString() }));
    return { rows, count: count.rows[0]!.count };
  },
);

void app.listen({ port: config.port, host: '127.0.0.1' });
