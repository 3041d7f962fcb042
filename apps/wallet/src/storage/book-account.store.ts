import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { DataKey } from '@portfel/platform';
import type { BookAccount } from '../domain/book-account';

export interface ListedBookAccount extends BookAccount {
  readonly movementCount: number;
}

const COLUMNS = 'account.id, note_encrypted, archived';

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
    await db.query('INSERT INTO book_account (id, owner_id, note_encrypted, created_at) VALUES ($1, $2, $3, $4)', [
      account.id,
      ownerId,
      sealed(key, account),
      uow.now,
    ]);
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
   * To put something into them or take it out, one after the other: each stays, and stays archived or not.
   * @returns of those that are the owner's: id → whether it is archived
   */
  async hold(uow: UnitOfWork, ownerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const db = await transaction(uow);
    const rows: { id: string; archived: boolean }[] = await db.query(
      'SELECT id, archived FROM book_account WHERE id = ANY ($1::uuid[]) AND owner_id = $2 ORDER BY id FOR UPDATE',
      [ids, ownerId],
    );
    return new Map(rows.map(({ id, archived }) => [id, archived]));
  }

  async change(uow: UnitOfWork, key: DataKey, account: BookAccount): Promise<void> {
    const db = await transaction(uow);
    await db.query('UPDATE book_account SET note_encrypted = $2, archived = $3 WHERE id = $1', [
      account.id,
      sealed(key, account),
      account.archived,
    ]);
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
    const rows: (AccountRow & { movement_count: number })[] = await this.dataSource.query(
      `SELECT ${COLUMNS},
              (SELECT count(*)::int FROM book_movement WHERE account_id = account.id) AS movement_count
       FROM book_account account WHERE owner_id = $1 ORDER BY created_at, account.id`,
      [ownerId],
    );
    return rows.map((row) => ({ ...toAccount(key, row), movementCount: row.movement_count }));
  }
}

interface AccountRow {
  readonly id: string;
  readonly note_encrypted: Buffer;
  readonly archived: boolean;
}

const placeOf = (id: string) => `book_account.note.${id}`;

const sealed = (key: DataKey, { id, kind, currency, name, description, closingDay }: BookAccount) =>
  key.encrypt(placeOf(id), JSON.stringify({ kind, currency, name, description, closingDay }));

function toAccount(key: DataKey, { id, archived, note_encrypted }: AccountRow): BookAccount {
  const note = JSON.parse(key.decryptText(placeOf(id), note_encrypted)) as Omit<BookAccount, 'id' | 'archived'>;
  return { id, archived, ...note };
}
