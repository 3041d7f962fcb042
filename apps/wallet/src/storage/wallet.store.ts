import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Asset } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { prepared, transaction } from '@portfel/messaging-typeorm';
import type { GrowingWallet } from '../domain/decide-account-opening';
import type { NewWallet } from '../domain/open-wallet';

export interface Wallet {
  readonly id: string;
  readonly openedAt: Date;
  /** In the order of their numbers. */
  readonly accounts: readonly {
    readonly id: string;
    readonly number: number;
    readonly asset: Asset;
    readonly balance: bigint;
  }[];
}

export interface NewAccount {
  readonly walletId: string;
  readonly accountId: string;
  readonly assetCode: string;
  readonly number: number;
  /** Of the event that tells of it. */
  readonly sequence: number;
}

const LOCK_TO_GROW = {
  name: 'wallet-lock-to-grow',
  text: `SELECT id, account_count, last_event_sequence, EXISTS (SELECT FROM asset WHERE code = $2) AS asset_is_known
         FROM wallet WHERE owner_id = $1 FOR UPDATE OF wallet`,
};
const ADD_ACCOUNT = {
  name: 'wallet-add-account',
  text: `WITH grown AS (UPDATE wallet SET account_count = $4::int, last_event_sequence = $5 WHERE id = $2)
         INSERT INTO ledger_account (id, wallet_id, asset_code, number) VALUES ($1, $2, $3, $4)`,
};

@Injectable()
export class WalletStore {
  constructor(private readonly dataSource: DataSource) {}

  async create(uow: UnitOfWork, wallet: NewWallet): Promise<void> {
    const db = await transaction(uow);
    await db.query('INSERT INTO wallet (id, owner_id, opened_at, account_count) VALUES ($1, $2, $3, $4)', [
      wallet.id,
      wallet.ownerId,
      uow.now,
      wallet.accounts.length,
    ]);
    await db.query(
      `INSERT INTO ledger_account (id, wallet_id, asset_code, number)
       SELECT account.id, $1, account.asset_code, account.number
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS account (id, asset_code, number)`,
      [wallet.id, wallet.accounts.map(({ id }) => id), wallet.accounts.map(({ assetCode }) => assetCode)],
    );
  }

  /** One opening at a time per wallet: its row stays locked until the work commits. */
  async lockToGrow(
    uow: UnitOfWork,
    ownerId: string,
    assetCode: string,
  ): Promise<{ wallet: GrowingWallet | undefined; assetIsKnown: boolean }> {
    const db = await transaction(uow);
    const [row] = await prepared<GrowingRow>(db, LOCK_TO_GROW, [ownerId, assetCode]);
    if (!row) return { wallet: undefined, assetIsKnown: false };
    const { id, account_count: accountCount, last_event_sequence: sequence, asset_is_known: assetIsKnown } = row;
    return { wallet: { id, accountCount, lastEventSequence: Number(sequence) }, assetIsKnown };
  }

  async addAccount(uow: UnitOfWork, account: NewAccount): Promise<void> {
    const db = await transaction(uow);
    const { accountId, walletId, assetCode, number, sequence } = account;
    await prepared(db, ADD_ACCOUNT, [accountId, walletId, assetCode, number, sequence]);
  }

  async findByOwner(ownerId: string): Promise<Wallet | undefined> {
    const rows: WalletRow[] = await this.dataSource.query(
      `SELECT wallet.id AS wallet_id, wallet.opened_at, account.id AS account_id, account.number, account.balance,
              asset.code, asset.name, asset.scale, asset.kind
       FROM wallet
       JOIN ledger_account account ON account.wallet_id = wallet.id
       JOIN asset ON asset.code = account.asset_code
       WHERE wallet.owner_id = $1
       ORDER BY account.number`,
      [ownerId],
    );
    const [first] = rows;
    if (!first) return undefined;
    const accounts = rows.map(({ account_id: id, number, balance, code, name, scale, kind }) => ({
      id,
      number,
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
  readonly number: number;
  /** numeric comes as text, so no digit is lost. */
  readonly balance: string;
}

interface GrowingRow {
  readonly id: string;
  readonly account_count: number;
  /** bigint comes as text. */
  readonly last_event_sequence: string;
  readonly asset_is_known: boolean;
}
