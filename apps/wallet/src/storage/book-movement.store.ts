import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { DataKey } from '@portfel/platform';
import type { Days } from '../domain/book-month';
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

const COLUMNS =
  'movement.id, movement.account_id, movement.date::text AS date, amount, description_encrypted, category_encrypted, noted_at';

/** Movements of people's own books. A day is a day: it is never a moment in some time zone. */
@Injectable()
export class BookMovementStore {
  constructor(private readonly dataSource: DataSource) {}

  async add(uow: UnitOfWork, key: DataKey, ownerId: string, movement: BookMovement): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      `INSERT INTO book_movement
         (id, account_id, date, amount, description_encrypted, category_encrypted, owner_id, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [...valuesOf(key, movement), ownerId, uow.now],
    );
  }

  async lock(uow: UnitOfWork, key: DataKey, ownerId: string, id: string): Promise<BookMovement | undefined> {
    const db = await transaction(uow);
    const [row]: MovementRow[] = await db.query(
      `SELECT ${COLUMNS} FROM book_movement movement WHERE id = $1 AND owner_id = $2 FOR UPDATE`,
      [id, ownerId],
    );
    return row && toMovement(key, row);
  }

  async change(uow: UnitOfWork, key: DataKey, movement: BookMovement): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      `UPDATE book_movement
       SET account_id = $2, date = $3, amount = $4, description_encrypted = $5, category_encrypted = $6 WHERE id = $1`,
      valuesOf(key, movement),
    );
  }

  async delete(uow: UnitOfWork, id: string): Promise<void> {
    const db = await transaction(uow);
    await db.query('DELETE FROM book_movement WHERE id = $1', [id]);
  }

  /** @param month of the calendar; closing days do not matter */
  async countIn(uow: UnitOfWork, ownerId: string, month: string): Promise<number> {
    const db = await transaction(uow);
    const [row]: { count: number }[] = await db.query(
      `SELECT count(*)::int AS count FROM book_movement
       WHERE owner_id = $1 AND date >= $2::date AND date < $2::date + interval '1 month'`,
      [ownerId, `${month}-01`],
    );
    return row!.count;
  }

  /** @param amount `undefined`: not known */
  async setReal(uow: UnitOfWork, accountId: string, month: string, amount: bigint | undefined): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      amount === undefined
        ? 'DELETE FROM real_balance WHERE account_id = $1 AND month = $2'
        : `INSERT INTO real_balance (account_id, month, amount) VALUES ($1, $2, $3)
           ON CONFLICT (account_id, month) DO UPDATE SET amount = excluded.amount`,
      [accountId, month, ...(amount === undefined ? [] : [amount.toString()])],
    );
  }

  async month(key: DataKey, month: string, days: readonly AccountDays[]): Promise<StoredMonth> {
    const range = [days.map(({ accountId }) => accountId), days.map(({ first }) => first)];
    // Of one moment: a movement that goes from one month to another is in one of them.
    return await this.dataSource.transaction('REPEATABLE READ', async (db) => {
      const accounts: { id: string; opening: string; real: string | null }[] = await db.query(
        `SELECT days.id, real.amount AS real,
                (SELECT coalesce(sum(amount), 0) FROM book_movement
                 WHERE account_id = days.id AND date < days.first) AS opening
         FROM unnest($1::uuid[], $2::date[]) AS days (id, first)
         LEFT JOIN real_balance real ON real.account_id = days.id AND real.month = $3`,
        [...range, month],
      );
      const rows: MovementRow[] = await db.query(
        `SELECT ${COLUMNS} FROM unnest($1::uuid[], $2::date[], $3::date[]) AS days (id, first, last)
         JOIN book_movement movement ON movement.account_id = days.id AND date BETWEEN days.first AND days.last`,
        [...range, days.map(({ last }) => last)],
      );
      return {
        accounts: new Map(
          accounts.map(({ id, opening, real }) => [
            id,
            { opening: BigInt(opening), real: real === null ? undefined : BigInt(real) },
          ]),
        ),
        movements: rows.map((row) => toMovement(key, row)),
      };
    });
  }

  /** Categories of the latest movements that have one, the last used first, each once. */
  async categories(key: DataKey, ownerId: string, among: number): Promise<string[]> {
    const rows: { id: string; category_encrypted: Buffer }[] = await this.dataSource.query(
      `SELECT id, category_encrypted FROM book_movement
       WHERE owner_id = $1 AND category_encrypted IS NOT NULL ORDER BY date DESC, id DESC LIMIT $2`,
      [ownerId, among],
    );
    const texts = rows.map((row) => key.decryptText(placeOf('category', row.id), row.category_encrypted));
    return [...new Set(texts)];
  }

  /** By day behind a cursor. @param cursor `<day>:<id>` of the last one before, or empty */
  async after(key: DataKey, ownerId: string, cursor: string, limit: number): Promise<BookMovement[]> {
    const [, day, id] = /^(\d{4}-\d\d-\d\d):([0-9a-f-]{36})$/.exec(cursor) ?? [];
    const rows: MovementRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM book_movement movement
       WHERE owner_id = $1 AND (date, id) > ($2::date, $3::uuid) ORDER BY movement.date, id LIMIT $4`,
      [ownerId, day ?? '-infinity', id ?? '00000000-0000-0000-0000-000000000000', limit],
    );
    return rows.map((row) => toMovement(key, row));
  }

  async realBalances(ownerId: string): Promise<{ accountId: string; month: string; amount: string }[]> {
    return await this.dataSource.query(
      `SELECT account_id AS "accountId", month, amount FROM real_balance
       JOIN book_account account ON account.id = account_id WHERE owner_id = $1 ORDER BY account_id, month`,
      [ownerId],
    );
  }
}

interface MovementRow {
  readonly id: string;
  readonly account_id: string;
  readonly date: string;
  /** numeric comes as text, so no digit is lost. */
  readonly amount: string;
  readonly description_encrypted: Buffer;
  readonly category_encrypted: Buffer | null;
  readonly noted_at: Date;
}

const placeOf = (field: 'description' | 'category', id: string) => `book_movement.${field}.${id}`;

const valuesOf = (key: DataKey, { id, accountId, date, amount, description, category }: BookMovement) => [
  id,
  accountId,
  date,
  amount.toString(),
  key.encrypt(placeOf('description', id), description),
  category === undefined ? null : key.encrypt(placeOf('category', id), category),
];

function toMovement(key: DataKey, row: MovementRow): NotedMovement {
  const { id, account_id: accountId, date, category_encrypted: category } = row;
  return {
    id,
    accountId,
    date,
    amount: BigInt(row.amount),
    description: key.decryptText(placeOf('description', id), row.description_encrypted),
    category: category ? key.decryptText(placeOf('category', id), category) : undefined,
    notedAt: row.noted_at,
  };
}
