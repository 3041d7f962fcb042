import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { entryHash } from '../../apps/wallet/src/storage/entry-hash';

const PAGE = 10_000;
/** A broken ledger may be broken everywhere; nobody reads more than this. */
const FINDINGS_LIMIT = 100;

export interface LedgerReport {
  readonly accounts: number;
  readonly transfers: number;
  readonly entries: number;
  /** SHA-256 over the last hash of every account: kept elsewhere, it shows later whether the past was rewritten. */
  readonly seal: string;
  /** What is wrong, in words; empty when all holds. */
  readonly findings: readonly string[];
}

/**
 * Reads the whole ledger at one moment and checks what it promises: in each transfer and asset the entries sum to zero,
 * balances are the sums of their entries, entries are numbered without gaps and chained, nobody is below their limit,
 * what is held is what active holds amount to.
 */
export async function verifyLedger(wallet: DataSource): Promise<LedgerReport> {
  return await wallet.transaction('REPEATABLE READ', async (db) => {
    const findings: string[] = [];
    for (const { sentence, sql } of RULES) {
      const broken: { what: string }[] = await db.query(sql, [FINDINGS_LIMIT]);
      findings.push(...broken.map(({ what }) => `${sentence}: ${what}`));
    }
    const chains = await followChains(db, findings);
    const [counted]: { accounts: number; transfers: number }[] = await db.query(
      `SELECT (SELECT count(*) FROM ledger_account)::int AS accounts, (SELECT count(*) FROM transfer)::int AS transfers`,
    );
    return { ...counted!, ...chains, findings: findings.slice(0, FINDINGS_LIMIT) };
  });
}

const RULES = [
  {
    sentence: 'a transfer makes or loses money',
    sql: `SELECT format('%s, %s %s', transfer_id, sum(amount), asset_code) AS what
          FROM entry JOIN ledger_account ON ledger_account.id = account_id
          GROUP BY transfer_id, asset_code HAVING sum(amount) <> 0 LIMIT $1`,
  },
  {
    sentence: 'a transfer has no entries',
    sql: `SELECT id::text AS what FROM transfer
          WHERE NOT EXISTS (SELECT 1 FROM entry WHERE transfer_id = transfer.id) LIMIT $1`,
  },
  {
    sentence: 'an account is below its limit',
    sql: `SELECT id::text AS what FROM ledger_account WHERE balance - held < -overdraft LIMIT $1`,
  },
  {
    sentence: 'what is held is not what its active holds amount to',
    sql: `SELECT account.id::text AS what FROM ledger_account account
          LEFT JOIN hold ON hold.account_id = account.id AND hold.status = 'active'
          GROUP BY account.id HAVING account.held <> coalesce(sum(hold.amount), 0) LIMIT $1`,
  },
  {
    sentence: 'a transfer is taken back more than once',
    sql: `SELECT reverses::text AS what FROM transfer WHERE reverses IS NOT NULL
          GROUP BY reverses HAVING count(*) > 1 LIMIT $1`,
  },
] as const;

interface Place {
  readonly accountId: string;
  readonly sequence: number;
  readonly balance: bigint;
  readonly hash: Buffer | undefined;
}

interface EntryRow {
  readonly account_id: string;
  readonly sequence: string;
  readonly transfer_id: string;
  readonly amount: string;
  readonly balance_after: string;
  readonly occurred_at: Date;
  readonly hash: Buffer;
}

interface AccountEnd {
  readonly id: string;
  readonly balance: string;
  readonly last_sequence: string;
  readonly last_hash: Buffer | null;
}

/** Account by account, entry by entry, in memory that does not grow with the ledger. */
async function followChains(db: EntityManager, findings: string[]): Promise<{ entries: number; seal: string }> {
  const seal = createHash('sha256');
  let entries = 0;
  for (let after = NO_ACCOUNT; ;) {
    const accounts: AccountEnd[] = await db.query(
      `SELECT id, balance, last_sequence, last_hash FROM ledger_account WHERE id > $1 ORDER BY id LIMIT $2`,
      [after, PAGE],
    );
    const last = accounts.at(-1);
    if (!last) return { entries, seal: seal.digest('hex') };
    const ends = new Map<string, Place>();
    entries += await followPage(db, [after, last.id], ends, findings);
    for (const account of accounts) {
      const end = ends.get(account.id) ?? { sequence: 0, balance: 0n, hash: undefined };
      const told = [account.balance, account.last_sequence, account.last_hash?.toString('hex')];
      const found = [String(end.balance), String(end.sequence), end.hash?.toString('hex')];
      if (told.join() !== found.join()) findings.push(`an account is not what its entries say: ${account.id}`);
      seal.update(account.id).update(account.last_hash ?? '');
    }
    after = last.id;
  }
}

/** The entries of the accounts after one and up to another. */
async function followPage(
  db: EntityManager,
  [after, upTo]: readonly [string, string],
  ends: Map<string, Place>,
  findings: string[],
): Promise<number> {
  let read = 0;
  let place: Place = { accountId: after, sequence: LAST, balance: 0n, hash: undefined };
  for (;;) {
    const rows: EntryRow[] = await db.query(
      `SELECT * FROM entry WHERE (account_id, sequence) > ($1::uuid, $2::bigint) AND account_id <= $3
       ORDER BY account_id, sequence LIMIT $4`,
      [place.accountId, place.sequence, upTo, PAGE],
    );
    for (const row of rows) {
      const before = row.account_id === place.accountId ? place : undefined;
      place = follow(before, row, findings);
      ends.set(place.accountId, place);
    }
    read += rows.length;
    if (rows.length < PAGE) return read;
  }
}

function follow(before: Place | undefined, row: EntryRow, findings: string[]): Place {
  const [accountId, sequence] = [row.account_id, Number(row.sequence)];
  const [amount, balanceAfter] = [BigInt(row.amount), BigInt(row.balance_after)];
  const facts = { accountId, sequence, transferId: row.transfer_id, amount, balanceAfter, occurredAt: row.occurred_at };
  const at = `${accountId}:${sequence}`;
  if (sequence !== (before?.sequence ?? 0) + 1) findings.push(`an entry is missing before ${at}`);
  if (balanceAfter !== (before?.balance ?? 0n) + amount) findings.push(`the balance does not follow: ${at}`);
  if (!entryHash(before?.hash, facts).equals(row.hash)) findings.push(`the chain is broken: ${at}`);
  return { accountId, sequence, balance: balanceAfter, hash: row.hash };
}

/** Before every account, and behind every entry of one. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';
const LAST = Number.MAX_SAFE_INTEGER;
