import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { DataKey } from '@portfel/platform';
import { calendarMonth, calendarMonthsOf, openingOf, type Days, type MonthSum } from '../domain/book-month';
import type { BookMovement } from '../domain/book-movement';

export type NotedMovement = BookMovement & { readonly notedAt: Date };

/** One account with its days of a month. */
export type AccountDays = Days & { readonly accountId: string };

/** One month of some accounts, as of one moment. */
export interface StoredMonth {
  /** By account: the sum of everything before its first day, and what the bank says. */
  readonly accounts: ReadonlyMap<string, { readonly opening: bigint; readonly real?: bigint }>;
  /** Those between the days of their accounts. */
  readonly movements: readonly NotedMovement[];
}

export interface RealBalance {
  readonly accountId: string;
  readonly month: string;
  readonly amount: string;
}

const COLUMNS = 'id, account_id, note_encrypted, noted_at';

/**
 * Movements of people's own books: day, amount and words are one text under the person's key. They are found by a tag of
 * their calendar month, and the sum of each month is kept beside them, so that what is before a month is not read again.
 * A day is a day: it is never a moment in some time zone.
 */
@Injectable()
export class BookMovementStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The account is held. */
  async add(uow: UnitOfWork, key: DataKey, ownerId: string, movement: BookMovement): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      `INSERT INTO book_movement (id, account_id, month_tag, note_encrypted, owner_id, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [...valuesOf(key, movement), ownerId, uow.now],
    );
    await addUp(uow, key, movement, movement.amount);
  }

  async lock(uow: UnitOfWork, key: DataKey, ownerId: string, id: string): Promise<BookMovement | undefined> {
    const db = await transaction(uow);
    const [row]: MovementRow[] = await db.query(
      `SELECT ${COLUMNS} FROM book_movement WHERE id = $1 AND owner_id = $2 FOR UPDATE`,
      [id, ownerId],
    );
    return row && toMovement(key, row);
  }

  /** The movement is locked, and the accounts of both are held. */
  async change(uow: UnitOfWork, key: DataKey, before: BookMovement, after: BookMovement): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      'UPDATE book_movement SET account_id = $2, month_tag = $3, note_encrypted = $4 WHERE id = $1',
      valuesOf(key, after),
    );
    await addUp(uow, key, before, -before.amount);
    await addUp(uow, key, after, after.amount);
  }

  /** The movement is locked, and its account is held. */
  async delete(uow: UnitOfWork, key: DataKey, movement: BookMovement): Promise<void> {
    const db = await transaction(uow);
    await db.query('DELETE FROM book_movement WHERE id = $1', [movement.id]);
    await addUp(uow, key, movement, -movement.amount);
  }

  /** @param month of the calendar; closing days do not matter */
  async countIn(uow: UnitOfWork, key: DataKey, ownerId: string, month: string): Promise<number> {
    const db = await transaction(uow);
    const [row]: { count: number }[] = await db.query(
      'SELECT count(*)::int AS count FROM book_movement WHERE owner_id = $1 AND month_tag = $2',
      [ownerId, key.tag(month)],
    );
    return row!.count;
  }

  /** @param amount `undefined`: not known */
  async setReal(
    uow: UnitOfWork,
    key: DataKey,
    accountId: string,
    month: string,
    amount: bigint | undefined,
  ): Promise<void> {
    const db = await transaction(uow);
    if (amount === undefined) {
      await db.query('DELETE FROM real_balance WHERE account_id = $1 AND month_tag = $2', [accountId, key.tag(month)]);
      return;
    }
    const real: MonthSum = { month, sum: amount };
    await db.query(
      `INSERT INTO real_balance (account_id, month_tag, balance_encrypted) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, month_tag) DO UPDATE SET balance_encrypted = excluded.balance_encrypted`,
      [accountId, key.tag(month), sealedSum(key, 'real_balance', accountId, real)],
    );
  }

  async month(key: DataKey, month: string, days: readonly AccountDays[]): Promise<StoredMonth> {
    const ids = days.map(({ accountId }) => accountId);
    const tags = calendarMonthsOf(days).map((one) => key.tag(one));
    // Of one moment: a movement that goes from one month to another is in one of them.
    const [sumRows, realRows, rows] = await this.dataSource.transaction('REPEATABLE READ', async (db) => [
      (await db.query('SELECT account_id, sum_encrypted AS sealed FROM book_sum WHERE account_id = ANY ($1::uuid[])', [
        ids,
      ])) as SumRow[],
      (await db.query(
        `SELECT account_id, balance_encrypted AS sealed FROM real_balance
         WHERE account_id = ANY ($1::uuid[]) AND month_tag = $2`,
        [ids, key.tag(month)],
      )) as SumRow[],
      (await db.query(
        `SELECT ${COLUMNS} FROM book_movement WHERE account_id = ANY ($1::uuid[]) AND month_tag = ANY ($2::bytea[])`,
        [ids, tags],
      )) as MovementRow[],
    ]);
    const of = <T extends { readonly account_id: string }>(list: readonly T[], id: string) =>
      list.filter((row) => row.account_id === id);
    const accounts: [string, { opening: bigint; real?: bigint }][] = [];
    const shown: NotedMovement[] = [];
    for (const { accountId, first, last } of days) {
      const movements = of(rows, accountId).map((row) => toMovement(key, row));
      const sums = of(sumRows, accountId).map(({ sealed }) => openSum(key, 'book_sum', accountId, sealed));
      const [real] = of(realRows, accountId).map(({ sealed }) => openSum(key, 'real_balance', accountId, sealed));
      accounts.push([accountId, { opening: openingOf(first, sums, movements), real: real?.sum }]);
      shown.push(...movements.filter(({ date }) => date >= first && date <= last));
    }
    return { accounts: new Map(accounts), movements: shown };
  }

  /** What each account holds, over all its months; 0 is left out. */
  async balances(key: DataKey, ownerId: string): Promise<ReadonlyMap<string, bigint>> {
    const rows: SumRow[] = await this.dataSource.query(
      `SELECT account_id, sum_encrypted AS sealed FROM book_sum
       JOIN book_account account ON account.id = account_id WHERE owner_id = $1`,
      [ownerId],
    );
    const balances = new Map<string, bigint>();
    for (const { account_id: id, sealed } of rows) {
      balances.set(id, (balances.get(id) ?? 0n) + openSum(key, 'book_sum', id, sealed).sum);
    }
    return balances;
  }

  /** Categories of the movements noted last that have one, each once. */
  async categories(key: DataKey, ownerId: string, among: number): Promise<string[]> {
    const rows: MovementRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM book_movement WHERE owner_id = $1 ORDER BY noted_at DESC, id DESC LIMIT $2`,
      [ownerId, among],
    );
    return [...new Set(rows.flatMap((row) => toMovement(key, row).category ?? []))];
  }

  /** As they were noted, behind a cursor. @param cursor of the last one before, or empty */
  async after(
    key: DataKey,
    ownerId: string,
    cursor: string,
    limit: number,
  ): Promise<{ movements: NotedMovement[]; nextCursor: string }> {
    const [, notedAt, id] = /^(.{24}):([0-9a-f-]{36})$/.exec(cursor) ?? [];
    const rows: MovementRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM book_movement
       WHERE owner_id = $1 AND (noted_at, id) > ($2::timestamptz, $3::uuid) ORDER BY noted_at, id LIMIT $4`,
      [ownerId, notedAt ?? '-infinity', id ?? '00000000-0000-0000-0000-000000000000', limit],
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      movements: rows.map((row) => toMovement(key, row)),
      nextCursor: last ? `${last.noted_at.toISOString()}:${last.id}` : '',
    };
  }

  async realBalances(key: DataKey, ownerId: string): Promise<RealBalance[]> {
    const rows: SumRow[] = await this.dataSource.query(
      `SELECT account_id, balance_encrypted AS sealed FROM real_balance
       JOIN book_account account ON account.id = account_id WHERE owner_id = $1 ORDER BY account_id`,
      [ownerId],
    );
    return rows
      .map(({ account_id: accountId, sealed }) => {
        const { month, sum } = openSum(key, 'real_balance', accountId, sealed);
        return { accountId, month, amount: sum.toString() };
      })
      .toSorted((a, b) => a.accountId.localeCompare(b.accountId) || a.month.localeCompare(b.month));
  }
}

interface MovementRow {
  readonly id: string;
  readonly account_id: string;
  readonly note_encrypted: Buffer;
  readonly noted_at: Date;
}

interface SumRow {
  readonly account_id: string;
  readonly sealed: Buffer;
}

/** The sum of a month of the calendar follows its movements; the account is held, so nobody else adds meanwhile. */
async function addUp(uow: UnitOfWork, key: DataKey, { accountId, date }: BookMovement, amount: bigint) {
  const db = await transaction(uow);
  const month = calendarMonth(date);
  const where = [accountId, key.tag(month)];
  const [row]: SumRow[] = await db.query(
    'SELECT account_id, sum_encrypted AS sealed FROM book_sum WHERE account_id = $1 AND month_tag = $2',
    where,
  );
  const before = row ? openSum(key, 'book_sum', accountId, row.sealed).sum : 0n;
  await db.query(
    `INSERT INTO book_sum (account_id, month_tag, sum_encrypted) VALUES ($1, $2, $3)
     ON CONFLICT (account_id, month_tag) DO UPDATE SET sum_encrypted = excluded.sum_encrypted`,
    [...where, sealedSum(key, 'book_sum', accountId, { month, sum: before + amount })],
  );
}

const sealedSum = (key: DataKey, table: string, accountId: string, { month, sum }: MonthSum) =>
  key.encrypt(`${table}.${accountId}`, JSON.stringify({ month, sum: sum.toString() }));

function openSum(key: DataKey, table: string, accountId: string, sealed: Buffer): MonthSum {
  const { month, sum } = JSON.parse(key.decryptText(`${table}.${accountId}`, sealed)) as { month: string; sum: string };
  return { month, sum: BigInt(sum) };
}

const placeOf = (id: string) => `book_movement.note.${id}`;

const valuesOf = (key: DataKey, { id, accountId, date, amount, description, category }: BookMovement) => [
  id,
  accountId,
  key.tag(calendarMonth(date)),
  key.encrypt(placeOf(id), JSON.stringify({ date, amount: amount.toString(), description, category })),
];

type Note = Pick<BookMovement, 'date' | 'description' | 'category'> & { readonly amount: string };

function toMovement(key: DataKey, row: MovementRow): NotedMovement {
  const { id, account_id: accountId, noted_at: notedAt } = row;
  const { amount, ...note } = JSON.parse(key.decryptText(placeOf(id), row.note_encrypted)) as Note;
  return { id, accountId, ...note, amount: BigInt(amount), notedAt };
}
