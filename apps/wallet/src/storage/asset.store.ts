import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AssetAttributes, AssetKind } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { prepared, transaction } from '@portfel/messaging-typeorm';

/** Something that can be held. */
export interface StoredAsset {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Decimal places. */
  readonly scale: number;
  readonly kind: AssetKind;
  readonly attributes: AssetAttributes;
  /** How far below zero accounts of people may go, in whole minor units. */
  readonly overdraft: bigint;
  readonly createdAt: Date;
  readonly archivedAt?: Date;
  /** Of the last event published about it. */
  readonly lastEventSequence: number;
}

export interface AssetPage {
  readonly kind?: string;
  readonly archived: boolean;
  /** The page begins behind this code. */
  readonly after: string;
  readonly limit: number;
}

const ASSET = 'id, code, name, scale, kind, attributes, overdraft, created_at, archived_at, last_event_sequence';

const CREATE = {
  name: 'asset-create',
  text: `INSERT INTO asset (id, code, name, scale, kind, attributes, overdraft, created_at, last_event_sequence)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT (code) DO NOTHING RETURNING code`,
};
// What enters the ledger has to come from somewhere: only what was paid in fees can be taken out of them.
const OPEN_SYSTEM_ACCOUNTS = {
  name: 'asset-open-system-accounts',
  text: `INSERT INTO ledger_account (id, system_role, asset_code, overdraft)
         SELECT gen_random_uuid(), role, $1, CASE role WHEN 'fees' THEN 0 END
         FROM unnest(ARRAY['issue', 'fees', 'clearing', 'exchange']) AS role`,
};
const LOCK = {
  name: 'asset-lock',
  // Accounts in it may be opened meanwhile.
  text: `SELECT ${ASSET} FROM asset WHERE id = $1 FOR NO KEY UPDATE`,
};
const SAVE = {
  name: 'asset-save',
  text: `UPDATE asset SET name = $2, attributes = $3, archived_at = $4, last_event_sequence = $5 WHERE id = $1`,
};
const IS_HELD = {
  name: 'asset-is-held',
  text: `SELECT EXISTS (
           SELECT 1 FROM ledger_account account JOIN wallet ON wallet.id = account.wallet_id
           WHERE account.asset_code = $1
             AND (account.held <> 0 OR (account.balance <> 0 AND wallet.owner_id IS NOT NULL))
         ) AS held`,
};

@Injectable()
export class AssetStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * With the accounts of the system in it.
   * @returns false when there is an asset of this code; of two at once the second waits for the first
   */
  async create(uow: UnitOfWork, asset: Omit<StoredAsset, 'createdAt' | 'lastEventSequence'>): Promise<boolean> {
    const db = await transaction(uow);
    const { id, code, name, scale, kind, attributes, overdraft } = asset;
    const values = [id, code, name, scale, kind, JSON.stringify(attributes), String(overdraft), uow.now];
    const created = await prepared(db, CREATE, values);
    if (created.length === 0) return false;
    await prepared(db, OPEN_SYSTEM_ACCOUNTS, [code]);
    return true;
  }

  /** The row stays locked until the work commits. */
  async lock(uow: UnitOfWork, assetId: string): Promise<StoredAsset | undefined> {
    const [row] = await prepared<AssetRow>(await transaction(uow), LOCK, [assetId]);
    return row && toAsset(row);
  }

  async save(uow: UnitOfWork, asset: StoredAsset): Promise<void> {
    const { id, name, attributes, archivedAt, lastEventSequence } = asset;
    const values = [id, name, JSON.stringify(attributes), archivedAt ?? null, lastEventSequence];
    await prepared(await transaction(uow), SAVE, values);
  }

  /** Whether a person has some of it, or some of it is set aside. What a closed wallet left behind is nobody's. */
  async isHeld(uow: UnitOfWork, code: string): Promise<boolean> {
    const [row] = await prepared<{ held: boolean }>(await transaction(uow), IS_HELD, [code]);
    return row!.held;
  }

  async find(code: string): Promise<StoredAsset | undefined> {
    const [row]: AssetRow[] = await this.dataSource.query(`SELECT ${ASSET} FROM asset WHERE code = $1`, [code]);
    return row && toAsset(row);
  }

  /** In the order of their codes, and how many there are in all. */
  async list({ kind, archived, after, limit }: AssetPage): Promise<{ rows: StoredAsset[]; count: number }> {
    const asked = '($1::text IS NULL OR kind = $1) AND ($2 OR archived_at IS NULL)';
    const rows: AssetRow[] = await this.dataSource.query(
      `SELECT ${ASSET} FROM asset WHERE ${asked} AND code COLLATE "C" > $3 ORDER BY code COLLATE "C" LIMIT $4`,
      [kind ?? null, archived, after, limit],
    );
    const [total]: { count: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS count FROM asset WHERE ${asked}`,
      [kind ?? null, archived],
    );
    return { rows: rows.map(toAsset), count: total!.count };
  }
}

interface AssetRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly scale: number;
  readonly kind: AssetKind;
  readonly attributes: AssetAttributes;
  /** numeric and bigint come as text, so no digit is lost. */
  readonly overdraft: string;
  readonly created_at: Date;
  readonly archived_at: Date | null;
  readonly last_event_sequence: string;
}

const toAsset = (row: AssetRow): StoredAsset => ({
  id: row.id,
  code: row.code,
  name: row.name,
  scale: row.scale,
  kind: row.kind,
  attributes: row.attributes,
  overdraft: BigInt(row.overdraft),
  createdAt: row.created_at,
  archivedAt: row.archived_at ?? undefined,
  lastEventSequence: Number(row.last_event_sequence),
});
