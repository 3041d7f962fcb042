import type { DataSource } from 'typeorm';
import { entryHash } from '../src/storage/entry-hash';

/** Everything a double-entry ledger promises, read from its rows. */
export async function expectSoundLedger(db: DataSource): Promise<void> {
  expect(await db.query(MADE_OR_LOST)).toEqual([]);
  expect(await db.query(DRIFTED)).toEqual([]);
  expect(await db.query(OVERSPENT)).toEqual([]);
  expect(await db.query(HELD)).toEqual([]);
  await expectUnbrokenChains(db);
}

/** Per transfer and asset: the legs sum to zero. */
const MADE_OR_LOST = `
  SELECT transfer_id, asset_code, sum(amount) FROM entry JOIN ledger_account ON ledger_account.id = account_id
  GROUP BY transfer_id, asset_code HAVING sum(amount) <> 0`;

const DRIFTED = `
  SELECT account.id, account.balance, account.last_sequence, count(entry.sequence), sum(entry.amount)
  FROM ledger_account account LEFT JOIN entry ON entry.account_id = account.id GROUP BY account.id
  HAVING account.balance <> coalesce(sum(entry.amount), 0)
      OR account.last_sequence <> count(entry.sequence)
      OR coalesce(min(entry.sequence), 1) <> 1
      OR coalesce(max(entry.sequence), 0) <> count(entry.sequence)`;

const OVERSPENT = `
  SELECT entry.account_id, entry.sequence FROM entry JOIN ledger_account account ON account.id = account_id
  WHERE balance_after < -overdraft`;

const HELD = `
  SELECT account.id FROM ledger_account account
  LEFT JOIN hold ON hold.account_id = account.id AND hold.status = 'active'
  GROUP BY account.id HAVING account.held <> coalesce(sum(hold.amount), 0)`;

interface ChainedRow {
  readonly account_id: string;
  readonly sequence: string;
  readonly transfer_id: string;
  readonly amount: string;
  readonly balance_after: string;
  readonly occurred_at: Date;
  readonly hash: Buffer;
  readonly last_hash: Buffer;
}

async function expectUnbrokenChains(db: DataSource): Promise<void> {
  const rows: ChainedRow[] = await db.query(
    `SELECT entry.*, account.last_hash FROM entry JOIN ledger_account account ON account.id = account_id
     ORDER BY account_id, sequence`,
  );
  let before: { accountId: string; hash: Buffer; balance: bigint } | undefined;
  for (const [index, row] of rows.entries()) {
    const accountId = row.account_id;
    const last = before?.accountId === accountId ? before : undefined;
    const [amount, balanceAfter] = [BigInt(row.amount), BigInt(row.balance_after)];
    const hash = entryHash(last?.hash, {
      accountId,
      sequence: Number(row.sequence),
      transferId: row.transfer_id,
      amount,
      balanceAfter,
      occurredAt: row.occurred_at,
    });
    expect([balanceAfter, row.hash]).toEqual([(last?.balance ?? 0n) + amount, hash]);
    if (rows[index + 1]?.account_id !== accountId) expect(row.last_hash).toEqual(hash);
    before = { accountId, hash, balance: balanceAfter };
  }
}
