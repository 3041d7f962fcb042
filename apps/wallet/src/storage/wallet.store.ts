import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Asset } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { atCommit, prepared, transaction, type Reading } from '@portfel/messaging-typeorm';
import type { GrowingAsset, GrowingWallet } from '../domain/decide-account-opening';
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
    readonly held: bigint;
    readonly closedAt?: Date;
    readonly stepUpAbove?: bigint;
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
  text: `SELECT id, owner_id, account_count, closed_count, last_event_sequence,
                ARRAY(SELECT jsonb_build_object('code', code, 'overdraft', overdraft::text,
                                                'archived', archived_at IS NOT NULL)
                      FROM asset WHERE code = ANY ($2::text[])) AS assets
         FROM wallet WHERE owner_id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE OF wallet`,
};
const ADD_ACCOUNTS = {
  name: 'wallet-add-accounts',
  text: `WITH opened AS (
           SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::bigint[])
             AS opened (id, wallet_id, asset_code, number, sequence)
         ), grown AS (
           UPDATE wallet SET account_count = last.number, last_event_sequence = last.sequence
           FROM (SELECT wallet_id, max(number) AS number, max(sequence) AS sequence FROM opened GROUP BY wallet_id) last
           WHERE wallet.id = last.wallet_id
         )
         INSERT INTO ledger_account (id, wallet_id, asset_code, number, overdraft)
         SELECT opened.id, wallet_id, asset_code, opened.number, asset.overdraft
         FROM opened JOIN asset ON asset.code = opened.asset_code`,
};
const CLOSE_ACCOUNT = {
  name: 'wallet-close-account',
  text: `WITH closed AS (UPDATE ledger_account SET closed_at = $2 WHERE id = $1 RETURNING wallet_id)
         UPDATE wallet SET closed_count = closed_count + 1, last_event_sequence = last_event_sequence + 1
         FROM closed WHERE wallet.id = closed.wallet_id RETURNING wallet.id, last_event_sequence AS sequence`,
};
/** What has left without the second factor is counted from then on, or further. */
const SET_STEP_UP_LIMIT = {
  name: 'wallet-set-step-up-limit',
  text: `WITH protected AS (
           UPDATE ledger_account SET step_up_above = $2::numeric,
             step_up_used = CASE WHEN $2::numeric IS NOT NULL THEN coalesce(step_up_used, 0) END,
             step_up_day = CASE WHEN $2::numeric IS NOT NULL THEN coalesce(step_up_day, $3::date) END
           WHERE id = $1 RETURNING wallet_id)
         UPDATE wallet SET last_event_sequence = last_event_sequence + 1
         FROM protected WHERE wallet.id = protected.wallet_id RETURNING wallet.id, last_event_sequence AS sequence`,
};

const FIND_WALLET = {
  name: 'wallet-of-owner',
  text: `SELECT wallet.id AS wallet_id, wallet.opened_at, account.id AS account_id, account.number, account.balance,
                account.held, account.closed_at, account.step_up_above, asset.code, asset.name, asset.scale, asset.kind
         FROM wallet
         JOIN ledger_account account ON account.wallet_id = wallet.id
         JOIN asset ON asset.code = account.asset_code
         WHERE wallet.owner_id = $1
         ORDER BY account.number`,
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
      `INSERT INTO ledger_account (id, wallet_id, asset_code, number, overdraft)
       SELECT opened.id, $1, asset.code, opened.number, asset.overdraft
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS opened (id, asset_code, number)
       JOIN asset ON asset.code = opened.asset_code`,
      [wallet.id, wallet.accounts.map(({ id }) => id), wallet.accounts.map(({ assetCode }) => assetCode)],
    );
  }

  /** By owner. The rows stay locked until the work commits, in one order, so that no two groups deadlock. */
  async lockToGrow(
    uow: UnitOfWork,
    asked: readonly { readonly ownerId: string; readonly assetCode: string }[],
  ): Promise<{ wallets: Map<string, GrowingWallet>; assets: ReadonlyMap<string, GrowingAsset> }> {
    const db = await transaction(uow);
    const rows = await prepared<GrowingRow>(db, LOCK_TO_GROW, [
      [...new Set(asked.map(({ ownerId }) => ownerId))],
      [...new Set(asked.map(({ assetCode }) => assetCode))],
    ]);
    const wallets = rows.map((row) => {
      const { id, account_count: accountCount, closed_count: closedCount, last_event_sequence: sequence } = row;
      const wallet: GrowingWallet = { id, accountCount, closedCount, lastEventSequence: Number(sequence) };
      return [row.owner_id, wallet] as const;
    });
    const assets = (rows[0]?.assets ?? []).map(({ code, overdraft, archived }) => {
      return [code, { overdraft: BigInt(overdraft), archived }] as const;
    });
    return { wallets: new Map(wallets), assets: new Map(assets) };
  }

  /** With the commit: nothing later in the same work reads them. */
  async addAccounts(uow: UnitOfWork, accounts: readonly NewAccount[]): Promise<void> {
    if (accounts.length === 0) return;
    const db = await transaction(uow);
    const values = valuesOf(accounts);
    atCommit(db, () => [{ ...ADD_ACCOUNTS, values }]);
  }

  /** At once, so that what is posted on them finds them. */
  async addAccountsNow(uow: UnitOfWork, accounts: readonly NewAccount[]): Promise<void> {
    if (accounts.length === 0) return;
    await prepared(await transaction(uow), ADD_ACCOUNTS, valuesOf(accounts));
  }

  /** Of an account that has an owner. @returns its wallet, and the place of what is to be told in the wallet's history */
  async closeAccount(uow: UnitOfWork, accountId: string): Promise<{ walletId: string; sequence: number }> {
    const db = await transaction(uow);
    const [row] = await prepared<{ id: string; sequence: string }>(db, CLOSE_ACCOUNT, [accountId, uow.now]);
    return { walletId: row!.id, sequence: Number(row!.sequence) };
  }

  /** As `closeAccount`. @param above `null`: none any more */
  async setStepUpLimit(
    uow: UnitOfWork,
    accountId: string,
    above: bigint | null,
  ): Promise<{ walletId: string; sequence: number }> {
    const db = await transaction(uow);
    const values = [accountId, above === null ? null : String(above), uow.now.toISOString().slice(0, 10)];
    const [row] = await prepared<{ id: string; sequence: string }>(db, SET_STEP_UP_LIMIT, values);
    return { walletId: row!.id, sequence: Number(row!.sequence) };
  }

  /** An account in the wallet of a person. */
  async findAccount(uow: UnitOfWork, ownerId: string, accountId: string): Promise<{ closed: boolean } | undefined> {
    const db = await transaction(uow);
    const [row]: { closed: boolean }[] = await db.query(
      `SELECT account.closed_at IS NOT NULL AS closed FROM ledger_account account
       JOIN wallet ON wallet.id = account.wallet_id WHERE account.id = $1 AND wallet.owner_id = $2`,
      [accountId, ownerId],
    );
    return row;
  }

  /** Those of them who have a wallet. */
  async withWallet(uow: UnitOfWork, ownerIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (ownerIds.length === 0) return new Set();
    const db = await transaction(uow);
    const rows: { owner_id: string }[] = await db.query(
      'SELECT owner_id FROM wallet WHERE owner_id = ANY ($1::uuid[])',
      [ownerIds],
    );
    return new Set(rows.map((row) => row.owner_id));
  }

  /** Lets go of the owner: nobody sees the wallet any more, and no account is opened in it. */
  async close(uow: UnitOfWork, ownerId: string): Promise<{ id: string; lastEventSequence: number } | undefined> {
    const db = await transaction(uow);
    const [[row]]: [{ id: string; sequence: string }[]] = await db.query(
      `UPDATE wallet SET owner_id = NULL, closed_at = $2, last_event_sequence = last_event_sequence + 1
       WHERE owner_id = $1 RETURNING id, last_event_sequence AS sequence`,
      [ownerId, uow.now],
    );
    return row && { id: row.id, lastEventSequence: Number(row.sequence) };
  }

  async findByOwner(ownerId: string, on: Reading = this.dataSource): Promise<Wallet | undefined> {
    const rows = await prepared<WalletRow>(on, FIND_WALLET, [ownerId]);
    const [first] = rows;
    if (!first) return undefined;
    const accounts = rows.map(({ account_id: id, number, code, name, scale, kind, ...row }) => ({
      id,
      number,
      balance: BigInt(row.balance),
      held: BigInt(row.held),
      closedAt: row.closed_at ?? undefined,
      stepUpAbove: row.step_up_above === null ? undefined : BigInt(row.step_up_above),
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
  readonly held: string;
  readonly closed_at: Date | null;
  readonly step_up_above: string | null;
}

interface GrowingRow {
  readonly id: string;
  readonly account_count: number;
  readonly closed_count: number;
  /** bigint comes as text. */
  readonly last_event_sequence: string;
  readonly owner_id: string;
  /** numeric comes as text, so no digit is lost. */
  readonly assets: { readonly code: string; readonly overdraft: string; readonly archived: boolean }[];
}

const valuesOf = (accounts: readonly NewAccount[]): unknown[] => [
  accounts.map(({ accountId }) => accountId),
  accounts.map(({ walletId }) => walletId),
  accounts.map(({ assetCode }) => assetCode),
  accounts.map(({ number }) => number),
  accounts.map(({ sequence }) => sequence),
];
