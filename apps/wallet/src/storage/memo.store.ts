import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Sealed } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { DataKeys } from './data-keys';

export interface NewMemo {
  readonly transferId: string;
  /** The people on either side of the transfer. */
  readonly readers: readonly string[];
  readonly memo: Sealed<string>;
}

/** What people write on their transfers: a copy for each side, under the key of each, and nothing for anybody else. */
@Injectable()
export class MemoStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** The transfers are written with the commit, and so are the memos, behind them. */
  async add(uow: UnitOfWork, memos: readonly NewMemo[]): Promise<void> {
    for (const { transferId, readers, memo } of memos) {
      const text = await memo.open();
      for (const ownerId of readers) {
        const key = await this.keys.of(uow, ownerId);
        const encrypted = key?.encrypt(placeOf(transferId, ownerId), text);
        if (encrypted) await this.insert(uow, transferId, ownerId, encrypted);
      }
    }
  }

  /** The memos a person may read, by transfer. */
  async read(ownerId: string, transferIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { transfer_id: string; memo_encrypted: Buffer }[] = await this.dataSource.query(
      'SELECT transfer_id, memo_encrypted FROM transfer_memo WHERE owner_id = $1 AND transfer_id = ANY ($2::uuid[])',
      [ownerId, transferIds],
    );
    const key = rows.length > 0 ? await this.keys.find(ownerId) : undefined;
    if (!key) return new Map();
    return new Map(
      rows.map((row) => [row.transfer_id, key.decryptText(placeOf(row.transfer_id, ownerId), row.memo_encrypted)]),
    );
  }

  private async insert(uow: UnitOfWork, transferId: string, ownerId: string, encrypted: Buffer): Promise<void> {
    const db = await transaction(uow);
    await db.query('INSERT INTO transfer_memo (transfer_id, owner_id, memo_encrypted) VALUES ($1, $2, $3)', [
      transferId,
      ownerId,
      encrypted,
    ]);
  }
}

const placeOf = (transferId: string, ownerId: string) => `transfer_memo.memo_encrypted.${transferId}.${ownerId}`;
