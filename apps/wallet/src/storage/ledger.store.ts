import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { assertBalanced, type Posting } from '../domain/posting';

export interface MovementRow {
  readonly entryId: string;
  readonly accountId: string;
  readonly assetCode: string;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly kind: string;
  readonly occurredAt: Date;
}

@Injectable()
export class LedgerStore {
  constructor(private readonly dataSource: DataSource) {}

  async issueAccount(uow: UnitOfWork, assetCode: string): Promise<string> {
    const db = await transaction(uow);
    const [row]: { id: string }[] = await db.query(
      `SELECT id FROM ledger_account WHERE system_role = 'issue' AND asset_code = $1`,
      [assetCode],
    );
    if (!row) throw new Error(`asset ${assetCode} has no issue account`);
    return row.id;
  }

  /** Transfer, balances and entries in one go; the accounts' rows are locked in id order, so no two postings deadlock. */
  async post(uow: UnitOfWork, posting: Posting): Promise<void> {
    assertBalanced(posting);
    const db = await transaction(uow);
    await db.query('INSERT INTO transfer (id, kind, asset_code, occurred_at) VALUES ($1, $2, $3, $4)', [
      posting.transferId,
      posting.kind,
      posting.assetCode,
      uow.now,
    ]);
    const accountIds = posting.legs.map((leg) => leg.accountId);
    await db.query('SELECT id FROM ledger_account WHERE id = ANY($1) ORDER BY id FOR UPDATE', [accountIds]);
    const posted: unknown[] = await db.query(
      `WITH leg AS (
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::numeric[]) AS leg (entry_id, account_id, amount)
       ), moved AS (
         UPDATE ledger_account account
         SET balance = account.balance + leg.amount, last_sequence = account.last_sequence + 1
         FROM leg WHERE account.id = leg.account_id AND account.asset_code = $5
         RETURNING account.id, account.balance, account.last_sequence, leg.entry_id, leg.amount
       )
       INSERT INTO entry (id, account_id, transfer_id, sequence, amount, balance_after)
       SELECT entry_id, id, $4, last_sequence, amount, balance FROM moved RETURNING id`,
      [
        posting.legs.map((leg) => leg.entryId),
        accountIds,
        posting.legs.map((leg) => leg.amount.toString()),
        posting.transferId,
        posting.assetCode,
      ],
    );
    if (posted.length !== posting.legs.length) throw new Error(`posting ${posting.transferId} lacks an account`);
  }

  /**
   * Entries of a wallet's accounts behind a cursor, account by account, oldest first.
   * @param cursor `<account id>:<sequence>`, or empty
   */
  async movementsAfter(
    walletId: string,
    cursor: string,
    limit: number,
  ): Promise<(MovementRow & { readonly sequence: string })[]> {
    const [, accountId, sequence] = /^([0-9a-f-]{36}):(\d{1,18})$/.exec(cursor) ?? [];
    const rows: (Record<keyof MovementRow, never> & { sequence: string })[] = await this.dataSource.query(
      `SELECT entry.id AS "entryId", entry.account_id AS "accountId", transfer.asset_code AS "assetCode",
              entry.amount, entry.balance_after AS "balanceAfter", transfer.kind, transfer.occurred_at AS "occurredAt",
              entry.sequence
       FROM ledger_account account
       JOIN entry ON entry.account_id = account.id
       JOIN transfer ON transfer.id = entry.transfer_id
       WHERE account.wallet_id = $1 AND (entry.account_id, entry.sequence) > ($2::uuid, $3::bigint)
       ORDER BY entry.account_id, entry.sequence LIMIT $4`,
      [walletId, accountId ?? NO_ACCOUNT, sequence ?? 0, limit],
    );
    return rows.map(withBigints) as unknown as (MovementRow & { sequence: string })[];
  }

  /** The latest entries of a wallet's accounts, newest first, and how many there are in all. */
  async latestMovements(walletId: string, limit: number): Promise<{ rows: MovementRow[]; count: number }> {
    const rows: Record<keyof MovementRow, never>[] = await this.dataSource.query(
      `SELECT entry.id AS "entryId", entry.account_id AS "accountId", transfer.asset_code AS "assetCode",
              entry.amount, entry.balance_after AS "balanceAfter", transfer.kind, transfer.occurred_at AS "occurredAt"
       FROM ledger_account account
       JOIN entry ON entry.account_id = account.id
       JOIN transfer ON transfer.id = entry.transfer_id
       WHERE account.wallet_id = $1
       ORDER BY transfer.occurred_at DESC, entry.id DESC LIMIT $2`,
      [walletId, limit],
    );
    // Sequences are gapless: the last one is the number of entries.
    const [total]: { count: string }[] = await this.dataSource.query(
      'SELECT coalesce(sum(last_sequence), 0) AS count FROM ledger_account WHERE wallet_id = $1',
      [walletId],
    );
    return { rows: rows.map(withBigints) as unknown as MovementRow[], count: Number(total?.count ?? 0) };
  }
}

/** Before every other. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** numeric comes as text, so no digit is lost. */
const withBigints = <R extends Record<keyof MovementRow, never>>(row: R) => ({
  ...row,
  amount: BigInt(row.amount),
  balanceAfter: BigInt(row.balanceAfter),
});
