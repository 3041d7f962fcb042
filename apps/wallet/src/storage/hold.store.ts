import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isAloneAt } from '@portfel/messaging-typeorm';
import type { Hold } from '../domain/book';
import { FOR_THE_BANK } from '../domain/decide-payment';

/** A hold as one of its two people sees it. */
export interface HoldSeen {
  readonly id: string;
  readonly direction: 'outgoing' | 'incoming';
  /** Of an outgoing one. */
  readonly accountId?: string;
  /** Absent when their wallet was closed. */
  readonly counterpartId?: string;
  readonly amount: bigint;
  readonly assetCode: string;
  readonly status: Hold['status'];
  readonly captured: bigint;
  readonly placedAt: Date;
  readonly expiresAt: Date;
  readonly settledAt?: Date;
  readonly transferId?: string;
}

/** Where a page of holds ends. */
export type HoldPosition = Pick<HoldSeen, 'id' | 'status' | 'placedAt'>;

const BEHIND = `(hold.status = 'active', hold.placed_at, hold.id) < ($2, $3, $4)`;
const IN_ORDER = `ORDER BY (hold.status = 'active') DESC, hold.placed_at DESC, hold.id DESC LIMIT $5`;

/** Reads holds; they are written with the ledger. */
@Injectable()
export class HoldStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Holds on a person's accounts and those for them, but those of withdrawals: active first, then latest first. */
  async pageOf(ownerId: string, after: HoldPosition | undefined, limit: number): Promise<HoldSeen[]> {
    // Of each account by its index, then the first of those.
    const rows: SeenRow[] = await this.dataSource.query(
      `SELECT hold.*, account.asset_code, payer.owner_id, payee.owner_id AS payee_id
       FROM (
         SELECT hold.* FROM wallet
         JOIN ledger_account account ON account.wallet_id = wallet.id
         CROSS JOIN LATERAL (
           SELECT * FROM hold
           WHERE hold.account_id = account.id AND hold.beneficiary_id <> '${FOR_THE_BANK}' AND ${BEHIND} ${IN_ORDER}
         ) hold
         WHERE wallet.owner_id = $1
         UNION ALL
         (SELECT * FROM hold WHERE hold.beneficiary_id = $1 AND ${BEHIND} ${IN_ORDER})
       ) hold
       JOIN ledger_account account ON account.id = hold.account_id
       JOIN wallet payer ON payer.id = account.wallet_id
       LEFT JOIN wallet payee ON payee.owner_id = hold.beneficiary_id
       ${IN_ORDER}`,
      [ownerId, after ? after.status === 'active' : true, after?.placedAt ?? 'infinity', after?.id ?? LAST_ID, limit],
    );
    return rows.map((row) => toSeen(row, ownerId));
  }

  /**
   * Holds that nobody has captured in time, oldest first; only one process of the service gets any at a time.
   * @returns the last of them, to go on behind
   */
  async withExpired(
    now: Date,
    after: ExpiredHold | undefined,
    limit: number,
    work: (holds: readonly ExpiredHold[]) => Promise<void>,
  ): Promise<ExpiredHold | undefined> {
    return await this.dataSource.transaction(async (db) => {
      if (!(await isAloneAt(db, 'expired-holds'))) return undefined;
      const rows: { id: string; expires_at: Date }[] = await db.query(
        `SELECT id, expires_at FROM hold
         WHERE status = 'active' AND expires_at <= $1 AND (expires_at, id) > ($2, $3) ORDER BY expires_at, id LIMIT $4`,
        [now, after?.expiresAt ?? '-infinity', after?.id ?? FIRST_ID, limit],
      );
      const holds = rows.map(({ id, expires_at: expiresAt }) => ({ id, expiresAt }));
      if (holds.length > 0) await work(holds);
      return holds.length === limit ? holds.at(-1) : undefined;
    });
  }
}

export type ExpiredHold = Pick<Hold, 'id' | 'expiresAt'>;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface SeenRow {
  readonly id: string;
  readonly account_id: string;
  readonly asset_code: string;
  /** Of the account, and of the beneficiary's wallet; none when closed. */
  readonly owner_id: string | null;
  readonly payee_id: string | null;
  /** numeric comes as text, so no digit is lost. */
  readonly amount: string;
  readonly captured: string;
  readonly status: Hold['status'];
  readonly placed_at: Date;
  readonly expires_at: Date;
  readonly settled_at: Date | null;
  readonly transfer_id: string | null;
}

function toSeen(row: SeenRow, ownerId: string): HoldSeen {
  const isOutgoing = row.owner_id === ownerId;
  return {
    id: row.id,
    direction: isOutgoing ? 'outgoing' : 'incoming',
    accountId: isOutgoing ? row.account_id : undefined,
    counterpartId: (isOutgoing ? row.payee_id : row.owner_id) ?? undefined,
    amount: BigInt(row.amount),
    assetCode: row.asset_code,
    status: row.status,
    captured: BigInt(row.captured),
    placedAt: row.placed_at,
    expiresAt: row.expires_at,
    settledAt: row.settled_at ?? undefined,
    transferId: row.transfer_id ?? undefined,
  };
}
