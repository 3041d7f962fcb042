import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { atCommit, prepared, transaction } from '@portfel/messaging-typeorm';

/** An account as a quote needs it. */
export interface QuotableAccount {
  readonly id: string;
  readonly assetCode: string;
  /** Decimal places of its asset. */
  readonly scale: number;
  readonly closed: boolean;
  readonly assetArchived: boolean;
}

export interface UsedQuote {
  readonly quoteId: string;
  readonly transferId: string;
}

const FIND_USED = {
  name: 'quote-find-used',
  text: 'SELECT quote_id FROM used_quote WHERE quote_id = ANY ($1::uuid[])',
};
const ADD_USED = {
  name: 'quote-add-used',
  text: 'INSERT INTO used_quote (quote_id, transfer_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])',
};

/** What a quote is made of, and which quotes were used: nothing is kept of one that is not. */
@Injectable()
export class QuoteStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of the accounts that are this person's, by id. */
  async accountsOf(ownerId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, QuotableAccount>> {
    const rows: QuotableAccount[] = await this.dataSource.query(
      `SELECT account.id, account.asset_code AS "assetCode", asset.scale, account.closed_at IS NOT NULL AS closed,
              asset.archived_at IS NOT NULL AS "assetArchived"
       FROM ledger_account account
       JOIN wallet ON wallet.id = account.wallet_id
       JOIN asset ON asset.code = account.asset_code
       WHERE account.id = ANY ($1::uuid[]) AND wallet.owner_id = $2`,
      [accountIds, ownerId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those of the quotes that were used. Only while the ledger is open for this work: then nobody else uses one. */
  async used(uow: UnitOfWork, quoteIds: readonly string[]): Promise<Set<string>> {
    const rows = await prepared<{ quote_id: string }>(await transaction(uow), FIND_USED, [quoteIds]);
    return new Set(rows.map((row) => row.quote_id));
  }

  /** With the commit, behind their transfers. */
  async addUsed(uow: UnitOfWork, quotes: readonly UsedQuote[]): Promise<void> {
    if (quotes.length === 0) return;
    const db = await transaction(uow);
    const values = [quotes.map(({ quoteId }) => quoteId), quotes.map(({ transferId }) => transferId)];
    atCommit(db, () => [{ ...ADD_USED, values }]);
  }
}
