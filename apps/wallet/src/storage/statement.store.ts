import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** An entry of an account, as its owner sees it. */
export interface Movement {
  readonly accountId: string;
  readonly sequence: number;
  readonly transferId: string;
  readonly assetCode: string;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly kind: string;
  readonly occurredAt: Date;
}

const MOVEMENT = `entry.account_id AS "accountId", entry.sequence, entry.transfer_id AS "transferId",
  account.asset_code AS "assetCode", entry.amount, entry.balance_after AS "balanceAfter", transfer.kind,
  entry.occurred_at AS "occurredAt"`;

/** Reads what happened on accounts. */
@Injectable()
export class StatementStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Entries of a wallet's accounts behind a cursor, account by account, oldest first.
   * @param cursor `<account id>:<sequence>`, or empty
   */
  async movementsAfter(walletId: string, cursor: string, limit: number): Promise<Movement[]> {
    const [, accountId, sequence] = /^([0-9a-f-]{36}):(\d{1,18})$/.exec(cursor) ?? [];
    const rows: MovementRow[] = await this.dataSource.query(
      `SELECT ${MOVEMENT}
       FROM ledger_account account
       JOIN entry ON entry.account_id = account.id
       JOIN transfer ON transfer.id = entry.transfer_id
       WHERE account.wallet_id = $1 AND (entry.account_id, entry.sequence) > ($2::uuid, $3::bigint)
       ORDER BY entry.account_id, entry.sequence LIMIT $4`,
      [walletId, accountId ?? NO_ACCOUNT, sequence ?? 0, limit],
    );
    return rows.map(toMovement);
  }

  /** The latest entries of a wallet's accounts, newest first, and how many there are in all. */
  async latestMovements(walletId: string, limit: number): Promise<{ rows: Movement[]; count: number }> {
    // The latest of each account by its index, then the latest of those.
    const rows: MovementRow[] = await this.dataSource.query(
      `SELECT ${MOVEMENT}
       FROM ledger_account account
       CROSS JOIN LATERAL (
         SELECT * FROM entry WHERE account_id = account.id ORDER BY occurred_at DESC, sequence DESC LIMIT $2
       ) entry
       JOIN transfer ON transfer.id = entry.transfer_id
       WHERE account.wallet_id = $1
       ORDER BY entry.occurred_at DESC, entry.account_id DESC, entry.sequence DESC LIMIT $2`,
      [walletId, limit],
    );
    // Sequences are gapless: the last one is the number of entries.
    const [total]: { count: string }[] = await this.dataSource.query(
      'SELECT coalesce(sum(last_sequence), 0) AS count FROM ledger_account WHERE wallet_id = $1',
      [walletId],
    );
    return { rows: rows.map(toMovement), count: Number(total?.count ?? 0) };
  }
}

/** Before every other. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

type MovementRow = Omit<Movement, 'sequence' | 'amount' | 'balanceAfter'> & {
  /** bigint and numeric come as text, so no digit is lost. */
  readonly sequence: string;
  readonly amount: string;
  readonly balanceAfter: string;
};

const toMovement = (row: MovementRow): Movement => ({
  ...row,
  sequence: Number(row.sequence),
  amount: BigInt(row.amount),
  balanceAfter: BigInt(row.balanceAfter),
});
