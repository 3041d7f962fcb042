import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Asset } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { NewWallet } from '../domain/open-wallet';

export interface Wallet {
  readonly id: string;
  readonly openedAt: Date;
  readonly accounts: readonly { readonly id: string; readonly asset: Asset; readonly balance: bigint }[];
}

@Injectable()
export class WalletStore {
  constructor(private readonly dataSource: DataSource) {}

  async create(uow: UnitOfWork, wallet: NewWallet): Promise<void> {
    const db = await transaction(uow);
    await db.query('INSERT INTO wallet (id, owner_id, opened_at) VALUES ($1, $2, $3)', [
      wallet.id,
      wallet.ownerId,
      uow.now,
    ]);
    await db.query(
      `INSERT INTO ledger_account (id, wallet_id, asset_code)
       SELECT account.id, $1, account.asset_code FROM unnest($2::uuid[], $3::text[]) AS account (id, asset_code)`,
      [wallet.id, wallet.accounts.map(({ id }) => id), wallet.accounts.map(({ assetCode }) => assetCode)],
    );
  }

  async findByOwner(ownerId: string): Promise<Wallet | undefined> {
    const rows: WalletRow[] = await this.dataSource.query(
      `SELECT wallet.id AS wallet_id, wallet.opened_at, account.id AS account_id, account.balance,
              asset.code, asset.name, asset.scale, asset.kind
       FROM wallet
       JOIN ledger_account account ON account.wallet_id = wallet.id
       JOIN asset ON asset.code = account.asset_code
       WHERE wallet.owner_id = $1
       ORDER BY account.id`,
      [ownerId],
    );
    const [first] = rows;
    if (!first) return undefined;
    const accounts = rows.map(({ account_id: id, balance, code, name, scale, kind }) => ({
      id,
      balance: BigInt(balance),
      asset: { code, name, scale, kind },
    }));
    return { id: first.wallet_id, openedAt: first.opened_at, accounts };
  }
}

interface WalletRow extends Asset {
  readonly wallet_id: string;
  readonly opened_at: Date;
  readonly account_id: string;
  /** numeric comes as text, so no digit is lost. */
  readonly balance: string;
}
