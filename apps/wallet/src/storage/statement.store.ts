import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { prepared, together, type Reading } from '@portfel/messaging-typeorm';
import type { Place } from '../domain/statement-place';

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

/** From a time on, and before another. */
export interface Period {
  readonly from?: Date;
  readonly to?: Date;
}

/** A movement with all that its owner may know of the transfer behind it, except the memo. */
export interface StatementRow extends Movement {
  /** Decimal places of the asset. */
  readonly scale: number;
  /** The person on the other side. */
  readonly counterpartyId?: string;
  /** The other side, when it is an account of the same wallet. */
  readonly otherAccountId?: string;
  /** What of the amount was a fee; below zero when it came back. */
  readonly fee?: bigint;
  readonly reverses?: string;
  readonly reversedBy?: string;
}

/** Of one account. Amounts are whole minor units. */
export interface StatementSum {
  readonly accountId: string;
  readonly number: number;
  readonly assetCode: string;
  readonly scale: number;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly count: number;
}

export interface BalancesAt {
  readonly accountId: string;
  readonly number: number;
  readonly assetCode: string;
  readonly scale: number;
  /** At each of the times. */
  readonly balances: readonly bigint[];
}

/**
 * What is told of entries. Each look-up has a LIMIT or stands for one value: it is made row by row, by index, however
 * many rows a table has.
 * @param entries `SELECT`, with the columns of entry, ledger_account.asset_code and ledger_account.wallet_id
 */
const told = (entries: string) => `
  WITH page AS MATERIALIZED (${entries})
  SELECT page.account_id AS "accountId", page.sequence, page.transfer_id AS "transferId",
    page.asset_code AS "assetCode", (SELECT scale FROM asset WHERE code = page.asset_code), page.amount,
    page.balance_after AS "balanceAfter", transfer.kind, page.occurred_at AS "occurredAt", transfer.reverses,
    (SELECT id FROM transfer reversal WHERE reversal.reverses = page.transfer_id) AS "reversedBy",
    CASE WHEN other.wallet_id <> page.wallet_id THEN (SELECT owner_id FROM wallet WHERE id = other.wallet_id) END
      AS "counterpartyId",
    CASE WHEN other.wallet_id = page.wallet_id THEN other.id END AS "otherAccountId",
    CASE
      WHEN page.account_id = transfer.from_account_id AND fee.amount > 0 THEN fee.amount
      WHEN page.account_id = transfer.to_account_id AND (fee.amount < 0 OR other.asset_code <> page.asset_code)
        THEN fee.amount
    END AS fee
  FROM page
  CROSS JOIN LATERAL (SELECT * FROM transfer WHERE id = page.transfer_id LIMIT 1) transfer
  CROSS JOIN LATERAL (
    SELECT * FROM ledger_account
    WHERE id = CASE page.account_id
      WHEN transfer.from_account_id THEN transfer.to_account_id ELSE transfer.from_account_id END
    LIMIT 1
  ) other
  LEFT JOIN LATERAL (
    SELECT entry.amount FROM entry JOIN ledger_account account ON account.id = entry.account_id
    WHERE entry.transfer_id = page.transfer_id AND account.system_role = 'fees' AND account.asset_code = page.asset_code
    LIMIT 1
  ) fee ON true
  ORDER BY page.occurred_at DESC, page.account_id DESC, page.sequence DESC`;

const OF_OWNER = 'account.wallet_id = (SELECT id FROM wallet WHERE owner_id = $1)';

/** Of each account its latest by its index, then the latest of those. */
const PAGE = {
  name: 'statement-page',
  text: told(`
  SELECT entry.*, account.asset_code, account.wallet_id
  FROM ledger_account account
  CROSS JOIN LATERAL (
    SELECT * FROM entry
    WHERE account_id = account.id AND occurred_at >= $3 AND occurred_at < $4
      AND (occurred_at, sequence) < ($5, CASE
        WHEN account.id < $6::uuid THEN 9223372036854775807 WHEN account.id = $6::uuid THEN $7::bigint ELSE 0 END)
    ORDER BY occurred_at DESC, sequence DESC LIMIT $8
  ) entry
  WHERE ${OF_OWNER} AND ($2::uuid IS NULL OR account.id = $2)
  ORDER BY entry.occurred_at DESC, entry.account_id DESC, entry.sequence DESC LIMIT $8`),
};

const OF_TRANSFER = told(`
  SELECT entry.*, account.asset_code, account.wallet_id
  FROM entry
  JOIN ledger_account account ON account.id = entry.account_id
  JOIN wallet ON wallet.id = account.wallet_id
  WHERE entry.transfer_id = $1 AND wallet.owner_id = $2`);

/** The last entry of an account before a time. */
const LAST_BEFORE = (time: string) => `
  SELECT balance_after, sequence FROM entry WHERE account_id = account.id AND occurred_at < ${time}
  ORDER BY occurred_at DESC, sequence DESC LIMIT 1`;

const SUMS = {
  name: 'statement-sums',
  text: `SELECT account.id AS "accountId", account.number, account.asset_code AS "assetCode", asset.scale,
           coalesce(first.balance_after, 0) AS opening, coalesce(last.balance_after, 0) AS closing,
           coalesce(last.sequence, 0) - coalesce(first.sequence, 0) AS count
         FROM ledger_account account
         JOIN asset ON asset.code = account.asset_code
         LEFT JOIN LATERAL (${LAST_BEFORE('$3')}) first ON true
         LEFT JOIN LATERAL (${LAST_BEFORE('$4')}) last ON true
         WHERE ${OF_OWNER} AND ($2::uuid IS NULL OR account.id = $2)
         ORDER BY account.number`,
};

/** Reads what happened on accounts. */
@Injectable()
export class StatementStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Looks of this store and others, in one round trip. */
  async together<T>(look: (on: Reading) => Promise<T>): Promise<T> {
    return await together(this.dataSource, look);
  }

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

  /**
   * Movements of a person's accounts behind a place, newest first.
   * @param accountId only of this one
   */
  async page(
    ownerId: string,
    { from, to }: Period,
    accountId: string | undefined,
    behind: Place | undefined,
    limit: number,
    on: Reading = this.dataSource,
  ): Promise<StatementRow[]> {
    const rows = await prepared<ToldRow>(on, PAGE, [
      ownerId,
      accountId,
      from ?? '-infinity',
      to ?? 'infinity',
      behind?.occurredAt ?? 'infinity',
      behind?.accountId ?? NO_ACCOUNT,
      behind?.sequence ?? 0,
      limit,
    ]);
    return rows.map(toStatementRow);
  }

  /** The movements a transfer made in the wallet of a person; none: it is not theirs, or there is none. */
  async ofTransfer(ownerId: string, transferId: string): Promise<StatementRow[]> {
    const rows: ToldRow[] = await this.dataSource.query(OF_TRANSFER, [transferId, ownerId]);
    return rows.map(toStatementRow);
  }

  /** What a person's accounts held before and after a period, in the order of their numbers. */
  async sums(
    ownerId: string,
    { from, to }: Period,
    accountId: string | undefined,
    on: Reading = this.dataSource,
  ): Promise<StatementSum[]> {
    const values = [ownerId, accountId, from ?? '-infinity', to ?? 'infinity'];
    const rows = await prepared<SumRow>(on, SUMS, values);
    return rows.map((row) => ({
      ...row,
      opening: BigInt(row.opening),
      closing: BigInt(row.closing),
      count: Math.max(0, Number(row.count)),
    }));
  }

  /** What each account of a wallet held at some times, in the order of their numbers. */
  async balancesAt(walletId: string, times: readonly Date[]): Promise<BalancesAt[]> {
    const rows: (Omit<BalancesAt, 'balances'> & { readonly balances: readonly string[] })[] =
      await this.dataSource.query(
        `SELECT account.id AS "accountId", account.number, account.asset_code AS "assetCode", asset.scale,
           ARRAY(
             SELECT coalesce((SELECT balance_after FROM (${LAST_BEFORE('moment')}) last), 0)::text
             FROM unnest($2::timestamptz[]) WITH ORDINALITY AS times (moment, place) ORDER BY place
           ) AS balances
         FROM ledger_account account JOIN asset ON asset.code = account.asset_code
         WHERE account.wallet_id = $1 ORDER BY account.number`,
        [walletId, times],
      );
    return rows.map((row) => ({ ...row, balances: row.balances.map(BigInt) }));
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

type ToldRow = MovementRow & {
  readonly scale: number;
  readonly counterpartyId: string | null;
  readonly otherAccountId: string | null;
  readonly fee: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
};

const toStatementRow = (row: ToldRow): StatementRow => ({
  ...toMovement(row),
  scale: row.scale,
  counterpartyId: row.counterpartyId ?? undefined,
  otherAccountId: row.otherAccountId ?? undefined,
  fee: row.fee === null ? undefined : BigInt(row.fee),
  reverses: row.reverses ?? undefined,
  reversedBy: row.reversedBy ?? undefined,
});

type SumRow = Omit<StatementSum, 'opening' | 'closing' | 'count'> & {
  readonly opening: string;
  readonly closing: string;
  readonly count: string;
};
