import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { DataKey } from '@portfel/platform';
import type { BookAccount } from '../domain/book-account';

/** What is known of an account without looking into its movements, and from them. */
export interface ListedBookAccount extends BookAccount {
  readonly balance: bigint;
  readonly movementCount: number;
}

const COLUMNS = 'account.id, kind, currency, name_encrypted, description_encrypted, closing_day, archived';

/** Accounts and cards of people's own books; what they write is stored only under their key (PF-U05). */
@Injectable()
export class BookAccountStore {
  constructor(private readonly dataSource: DataSource) {}

  async count(uow: UnitOfWork, ownerId: string): Promise<number> {
    const db = await transaction(uow);
    const [row]: { count: number }[] = await db.query(
      'SELECT count(*)::int AS count FROM book_account WHERE owner_id = $1',
      [ownerId],
    );
    return row!.count;
  }

  async create(uow: UnitOfWork, key: DataKey, ownerId: string, account: BookAccount): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      `INSERT INTO book_account
         (id, owner_id, kind, currency, name_encrypted, description_encrypted, closing_day, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [account.id, ownerId, account.kind, account.currency, ...written(key, account), account.closingDay, uow.now],
    );
  }

  /** To change or remove it: nobody puts anything into it meanwhile. */
  async lock(uow: UnitOfWork, key: DataKey, ownerId: string, id: string): Promise<BookAccount | undefined> {
    const db = await transaction(uow);
    const [row]: AccountRow[] = await db.query(
      `SELECT ${COLUMNS} FROM book_account account WHERE id = $1 AND owner_id = $2 FOR UPDATE`,
      [id, ownerId],
    );
    return row && toAccount(key, row);
  }

  /**
   * To put something into them or take it out: each stays, and stays archived or not, until the work commits.
   * @returns of those that are the owner's: id → whether it is archived
   */
  async hold(uow: UnitOfWork, ownerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const db = await transaction(uow);
    const rows: { id: string; archived: boolean }[] = await db.query(
      'SELECT id, archived FROM book_account WHERE id = ANY ($1::uuid[]) AND owner_id = $2 ORDER BY id FOR SHARE',
      [ids, ownerId],
    );
    return new Map(rows.map(({ id, archived }) => [id, archived]));
  }

  async change(uow: UnitOfWork, key: DataKey, account: BookAccount): Promise<void> {
    const db = await transaction(uow);
    await db.query(
      `UPDATE book_account SET name_encrypted = $2, description_encrypted = $3, closing_day = $4, archived = $5
       WHERE id = $1`,
      [account.id, ...written(key, account), account.closingDay, account.archived],
    );
  }

  /** @returns false when there are movements in it, and then it stays */
  async remove(uow: UnitOfWork, id: string): Promise<boolean> {
    const db = await transaction(uow);
    const [removed]: [unknown[]] = await db.query(
      `DELETE FROM book_account WHERE id = $1
       AND NOT EXISTS (SELECT 1 FROM book_movement WHERE account_id = $1) RETURNING id`,
      [id],
    );
    return removed.length > 0;
  }

  /** Oldest first. */
  async list(key: DataKey, ownerId: string): Promise<ListedBookAccount[]> {
    const rows: (AccountRow & { balance: string; movement_count: number })[] = await this.dataSource.query(
      `SELECT ${COLUMNS}, total.balance, total.movement_count
       FROM book_account account
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(amount), 0) AS balance, count(*)::int AS movement_count
         FROM book_movement WHERE account_id = account.id
       ) total
       WHERE owner_id = $1 ORDER BY created_at, account.id`,
      [ownerId],
    );
    return rows.map((row) => ({
      ...toAccount(key, row),
      balance: BigInt(row.balance),
      movementCount: row.movement_count,
    }));
  }
}

interface AccountRow {
  readonly id: string;
  readonly kind: BookAccount['kind'];
  readonly currency: string;
  readonly name_encrypted: Buffer;
  readonly description_encrypted: Buffer | null;
  readonly closing_day: number | null;
  readonly archived: boolean;
}

const placeOf = (field: 'name' | 'description', id: string) => `book_account.${field}.${id}`;

const written = (key: DataKey, { id, name, description }: BookAccount) => [
  key.encrypt(placeOf('name', id), name),
  description === undefined ? null : key.encrypt(placeOf('description', id), description),
];

function toAccount(key: DataKey, row: AccountRow): BookAccount {
  const { id, kind, currency, archived, description_encrypted: description } = row;
  return {
    id,
    kind,
    currency,
    archived,
    name: key.decryptText(placeOf('name', id), row.name_encrypted),
    description: description ? key.decryptText(placeOf('description', id), description) : undefined,
    closingDay: row.closing_day ?? undefined,
  };
}
