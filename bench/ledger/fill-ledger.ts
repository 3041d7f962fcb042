import { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { entryHash } from '../../apps/wallet/src/storage/entry-hash';

export const FILLED_ASSET = 'POINTS';
const FUNDS = 1_000_000_000n;
/** Accounts that one transfer pays. */
const AT_ONCE = 100_000;

/**
 * Adds people with one account each and money on it, past the commands and events that make them: a million would take an
 * hour. The ledger is sound afterwards: money comes out of the issue account, and every entry is in its chain.
 * @param adminUrl of a superuser, at the wallet's database: foreign keys are not looked at
 */
export async function fillLedger(adminUrl: string, people: number): Promise<void> {
  const db = new Pool({ connectionString: adminUrl, max: 1, options: '-c session_replication_role=replica' });
  try {
    for (let left = people; left > 0; left -= AT_ONCE) await addPeople(db, Math.min(left, AT_ONCE));
    await db.query('VACUUM ANALYZE wallet, ledger_account, transfer, entry');
  } finally {
    await db.end();
  }
}

async function addPeople(db: Pool, count: number): Promise<void> {
  const [transferId, occurredAt] = [uuidv7(), new Date()];
  await db.query('BEGIN');
  await db.query(
    `CREATE TEMP TABLE fresh ON COMMIT DROP AS
     SELECT gen_random_uuid() AS owner_id, gen_random_uuid() AS account_id FROM generate_series(1, ${count})`,
  );
  await db.query(
    `INSERT INTO wallet (id, owner_id, opened_at, account_count) SELECT owner_id, owner_id, $1, 1 FROM fresh`,
    [occurredAt],
  );
  await db.query(
    `INSERT INTO ledger_account (id, wallet_id, asset_code, number, balance, last_sequence, last_entry_at, last_hash)
     SELECT account_id, owner_id, '${FILLED_ASSET}', 1, ${FUNDS}, 1, $1,
       sha256(convert_to(concat_ws('|', account_id, 1, $2::uuid, ${FUNDS}, ${FUNDS}, $3::bigint), 'UTF8'))
     FROM fresh`,
    [occurredAt, transferId, occurredAt.getTime()],
  );
  await db.query(
    `INSERT INTO entry (account_id, sequence, transfer_id, amount, balance_after, occurred_at, hash)
     SELECT id, 1, $1, balance, balance, last_entry_at, last_hash FROM ledger_account JOIN fresh ON account_id = id`,
    [transferId],
  );
  await payOut(db, transferId, occurredAt, BigInt(count) * FUNDS);
  await db.query('COMMIT');
}

/** The other side of it. */
async function payOut(db: Pool, transferId: string, occurredAt: Date, total: bigint): Promise<void> {
  const { rows } = await db.query<{ id: string; balance: string; last_sequence: string; last_hash: Buffer | null }>(
    `SELECT id, balance, last_sequence, last_hash FROM ledger_account WHERE system_role = 'issue' AND asset_code = $1`,
    [FILLED_ASSET],
  );
  const { id: accountId, balance, last_sequence: last, last_hash: previous } = rows[0]!;
  const [sequence, amount, balanceAfter] = [Number(last) + 1, -total, BigInt(balance) - total];
  const hash = entryHash(previous ?? undefined, { accountId, sequence, transferId, amount, balanceAfter, occurredAt });
  await db.query(
    `INSERT INTO transfer (id, kind, occurred_at, from_account_id, to_account_id)
     SELECT $1, 'grant', $2, $3, account_id FROM fresh LIMIT 1`,
    [transferId, occurredAt, accountId],
  );
  await db.query(
    `INSERT INTO entry (account_id, sequence, transfer_id, amount, balance_after, occurred_at, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [accountId, sequence, transferId, String(amount), String(balanceAfter), occurredAt, hash],
  );
  await db.query(
    `UPDATE ledger_account SET balance = $2, last_sequence = $3, last_entry_at = $4, last_hash = $5 WHERE id = $1`,
    [accountId, String(balanceAfter), sequence, occurredAt, hash],
  );
}
