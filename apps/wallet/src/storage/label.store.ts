import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { DataKeys } from './data-keys';

/** What people call their accounts, under the key of each. */
@Injectable()
export class LabelStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** @param label empty: none any more */
  async set(uow: UnitOfWork, ownerId: string, accountId: string, label: string): Promise<void> {
    const db = await transaction(uow);
    const key = await this.keys.of(uow, ownerId);
    if (label === '' || !key) {
      await db.query('DELETE FROM account_label WHERE owner_id = $1 AND account_id = $2', [ownerId, accountId]);
      return;
    }
    await db.query(
      `INSERT INTO account_label (owner_id, account_id, label_encrypted) VALUES ($1, $2, $3)
       ON CONFLICT (owner_id, account_id) DO UPDATE SET label_encrypted = excluded.label_encrypted`,
      [ownerId, accountId, key.encrypt(placeOf(accountId), label)],
    );
  }

  /** By account. */
  async read(ownerId: string): Promise<ReadonlyMap<string, string>> {
    const rows: { account_id: string; label_encrypted: Buffer }[] = await this.dataSource.query(
      'SELECT account_id, label_encrypted FROM account_label WHERE owner_id = $1',
      [ownerId],
    );
    const key = rows.length > 0 ? await this.keys.find(ownerId) : undefined;
    if (!key) return new Map();
    return new Map(rows.map((row) => [row.account_id, key.decryptText(placeOf(row.account_id), row.label_encrypted)]));
  }
}

const placeOf = (accountId: string) => `account_label.label_encrypted.${accountId}`;
