import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { atCommit, preparedAfter, transaction, type PreparedStatement } from '@portfel/messaging-typeorm';
import { Book, type Hold, type LedgerAccount, type SystemRole } from '../domain/book';
import type { PastTransfer } from '../domain/decide-reversal';
import type { StepUpLimit } from '../domain/step-up';
import { savingStatements } from './ledger-writing';

/** What has to be in the book before a decision is taken. */
export interface Needs {
  readonly accountIds?: readonly string[];
  /** The first open account of a person in an asset. */
  readonly people?: readonly { readonly ownerId: string; readonly assetCode: string }[];
  readonly system?: readonly { readonly role: SystemRole; readonly assetCode: string }[];
}

/** A book, and the last hash of each account in it. */
export interface OpenBook {
  readonly book: Book;
  readonly hashes: Map<string, Buffer>;
}

/** One at a time may write to the ledger, in all instances; held until the end of the transaction (docs/adr/0028). */
const TAKE_THE_PEN = {
  name: 'ledger-take-the-pen',
  text: `SELECT pg_advisory_xact_lock(hashtext('portfel.ledger'))`,
};

const ACCOUNT = `account.id, wallet.owner_id, account.system_role, account.asset_code, account.number, account.balance,
  account.held, account.overdraft, account.last_sequence, account.last_entry_at, account.last_hash, account.closed_at, asset.archived_at,
  account.step_up_above, account.step_up_used, account.step_up_day::text`;

const LOAD_ACCOUNTS = {
  name: 'ledger-load-accounts',
  text: `SELECT ${ACCOUNT}
         FROM ledger_account account
         JOIN asset ON asset.code = account.asset_code
         LEFT JOIN wallet ON wallet.id = account.wallet_id
         WHERE account.id = ANY ($1::uuid[])
         UNION ALL
         SELECT ${ACCOUNT}
         FROM unnest($2::uuid[], $3::text[]) AS person (owner_id, asset_code)
         JOIN wallet ON wallet.owner_id = person.owner_id
         CROSS JOIN LATERAL (
           SELECT * FROM ledger_account
           WHERE wallet_id = wallet.id AND asset_code = person.asset_code AND closed_at IS NULL ORDER BY number LIMIT 1
         ) account
         JOIN asset ON asset.code = account.asset_code
         UNION ALL
         SELECT ${ACCOUNT}
         FROM unnest($4::text[], $5::text[]) AS wanted (role, asset_code)
         JOIN ledger_account account ON account.system_role = wanted.role AND account.asset_code = wanted.asset_code
           AND account.wallet_id IS NULL
         JOIN asset ON asset.code = account.asset_code
         LEFT JOIN wallet ON false`,
};

const LOAD_HOLDS = {
  name: 'ledger-load-holds',
  text: `SELECT hold.*, account.asset_code FROM hold JOIN ledger_account account ON account.id = hold.account_id
         WHERE hold.id = ANY ($1::uuid[])`,
};

const LOAD_TRANSFERS = {
  name: 'ledger-load-transfers',
  text: `SELECT transfer.id, transfer.kind, transfer.from_account_id, transfer.to_account_id,
                EXISTS (SELECT 1 FROM transfer reversal WHERE reversal.reverses = transfer.id) AS reversed,
                array_agg(entry.account_id ORDER BY entry.amount) AS account_ids,
                array_agg(entry.amount::text ORDER BY entry.amount) AS amounts
         FROM transfer JOIN entry ON entry.transfer_id = transfer.id
         WHERE transfer.id = ANY ($1::uuid[]) GROUP BY transfer.id`,
};

/**
 * The way to the ledger's rows. Whoever wants to move money opens the book, changes it in memory, and is done: what has
 * changed is written with the commit. Commands of a group, and all else in one transaction, share one book.
 */
@Injectable()
export class LedgerStore {
  private readonly open = new WeakMap<EntityManager, OpenBook>();

  /** Nobody else writes to the ledger until this work commits. */
  async openBook(uow: UnitOfWork, needs: Needs): Promise<Book> {
    const db = await transaction(uow);
    const { book, hashes } = this.bookOf(db);
    const accountIds = [...new Set(needs.accountIds)].filter((id) => !book.account(id));
    const { people = [], system = [] } = needs;
    const values = [
      accountIds,
      people.map(({ ownerId }) => ownerId),
      people.map(({ assetCode }) => assetCode),
      system.map(({ role }) => role),
      system.map(({ assetCode }) => assetCode),
    ];
    const rows = await behindThePen<AccountRow>(db, LOAD_ACCOUNTS, values);
    for (const row of rows) {
      if (book.account(row.id)) continue;
      book.add({ accounts: [toAccount(row)] });
      if (row.last_hash) hashes.set(row.id, row.last_hash);
    }
    return book;
  }

  /**
   * The book with these holds in it, the accounts they are on, and those in which their beneficiaries are paid.
   * Holds that do not exist are not in it.
   */
  async openHolds(uow: UnitOfWork, holdIds: readonly string[], needs: Needs = {}): Promise<Book> {
    const db = await transaction(uow);
    const holds = await behindThePen<HoldRow>(db, LOAD_HOLDS, [holdIds]);
    this.bookOf(db).book.add({ holds: holds.map(toHold) });
    return await this.openBook(uow, {
      accountIds: [...(needs.accountIds ?? []), ...holds.map((hold) => hold.account_id)],
      people: [
        ...(needs.people ?? []),
        ...holds.map((hold) => ({ ownerId: hold.beneficiary_id, assetCode: hold.asset_code })),
      ],
      system: needs.system,
    });
  }

  /** The book with the accounts of these transfers in it, and the transfers by their ids, as far as there are any. */
  async openTransfers(
    uow: UnitOfWork,
    transferIds: readonly string[],
  ): Promise<{ book: Book; transfers: ReadonlyMap<string, PastTransfer> }> {
    const db = await transaction(uow);
    const rows = await behindThePen<TransferRow>(db, LOAD_TRANSFERS, [transferIds]);
    const transfers = rows.map(toTransfer);
    const accountIds = transfers.flatMap(({ legs }) => legs.map(({ accountId }) => accountId));
    const book = await this.openBook(uow, { accountIds });
    return { book, transfers: new Map(transfers.map((transfer) => [transfer.id, transfer])) };
  }

  private bookOf(db: EntityManager): OpenBook {
    const known = this.open.get(db);
    if (known) return known;
    const opened: OpenBook = { book: new Book(), hashes: new Map() };
    this.open.set(db, opened);
    atCommit(db, () => savingStatements(opened));
    return opened;
  }
}

/** What is read when nobody else writes any more: in one statement with the lock it would be of the moment before. */
const behindThePen = <T>(db: EntityManager, statement: PreparedStatement, values: unknown[]): Promise<T[]> =>
  preparedAfter<T>(db, [{ ...TAKE_THE_PEN, values: [] }], { ...statement, values });

interface AccountRow {
  readonly id: string;
  readonly owner_id: string | null;
  readonly system_role: SystemRole | null;
  readonly asset_code: string;
  readonly number: number | null;
  /** numeric and bigint come as text, so no digit is lost. */
  readonly balance: string;
  readonly held: string;
  readonly overdraft: string | null;
  readonly last_sequence: string;
  readonly last_entry_at: Date | null;
  readonly last_hash: Buffer | null;
  readonly closed_at: Date | null;
  readonly archived_at: Date | null;
  readonly step_up_above: string | null;
  readonly step_up_used: string | null;
  readonly step_up_day: string | null;
}

const toAccount = (row: AccountRow): LedgerAccount => ({
  id: row.id,
  ownerId: row.owner_id ?? undefined,
  systemRole: row.system_role ?? undefined,
  assetCode: row.asset_code,
  number: row.number ?? 0,
  balance: BigInt(row.balance),
  held: BigInt(row.held),
  overdraft: row.overdraft === null ? null : BigInt(row.overdraft),
  lastSequence: Number(row.last_sequence),
  lastEntryAt: row.last_entry_at ?? undefined,
  closed: row.closed_at !== null,
  assetArchived: row.archived_at !== null,
  stepUp: toStepUp(row),
});

const toStepUp = (row: AccountRow): StepUpLimit | undefined =>
  row.step_up_above === null
    ? undefined
    : { above: BigInt(row.step_up_above), used: BigInt(row.step_up_used!), day: row.step_up_day! };

interface HoldRow {
  readonly id: string;
  readonly account_id: string;
  readonly asset_code: string;
  readonly beneficiary_id: string;
  readonly amount: string;
  readonly captured: string;
  readonly status: Hold['status'];
  readonly placed_at: Date;
  readonly expires_at: Date;
  readonly settled_at: Date | null;
  readonly transfer_id: string | null;
}

const toHold = (row: HoldRow): Hold => ({
  id: row.id,
  accountId: row.account_id,
  beneficiaryId: row.beneficiary_id,
  amount: BigInt(row.amount),
  captured: BigInt(row.captured),
  status: row.status,
  placedAt: row.placed_at,
  expiresAt: row.expires_at,
  settledAt: row.settled_at ?? undefined,
  transferId: row.transfer_id ?? undefined,
});

interface TransferRow {
  readonly id: string;
  readonly kind: PastTransfer['kind'];
  readonly from_account_id: string;
  readonly to_account_id: string;
  readonly reversed: boolean;
  readonly account_ids: readonly string[];
  readonly amounts: readonly string[];
}

const toTransfer = (row: TransferRow): PastTransfer => ({
  id: row.id,
  kind: row.kind,
  fromAccountId: row.from_account_id,
  toAccountId: row.to_account_id,
  reversed: row.reversed,
  legs: row.account_ids.map((accountId, index) => ({ accountId, amount: BigInt(row.amounts[index]!) })),
});
