import type { Metadata } from '@grpc/grpc-js';
import type { ListStatementRequest, ListStatementResponse } from '@portfel/contracts';
import { Question, Questions, refused } from '@portfel/platform';
import { fromCursor, toCursor } from '../domain/statement-place';
import { MemoStore } from '../storage/memo.store';
import { StatementStore, type StatementRow } from '../storage/statement.store';
import { WalletStore } from '../storage/wallet.store';
import { periodOf, walletAsked } from './asked';
import { toStatementRow } from './to-statement-row';

const [ROWS, MOST_ROWS] = [50, 200];
/** How many movements one request looks through for kinds and a text, and how many of them at once. */
const [LOOKED_THROUGH, AT_ONCE] = [5_000, 500];

@Questions()
export class ListStatementQuery {
  constructor(
    private readonly wallets: WalletStore,
    private readonly statement: StatementStore,
    private readonly memos: MemoStore,
  ) {}

  /** Memos can be read here only: a text is looked for by going through the movements, as far as one request may. */
  @Question('StatementQueryService', 'ListStatement')
  async listStatement(request: ListStatementRequest, metadata: Metadata): Promise<ListStatementResponse> {
    const wallet = await walletAsked(this.wallets, request, metadata);
    const { ownerId, accountId, cursor } = request;
    const period = periodOf(request);
    const limit = Math.min(request.limit || ROWS, MOST_ROWS);
    const isWanted = filterOf(request);
    let place = cursor === '' ? undefined : fromCursor(cursor);
    if (cursor !== '' && !place) throw refused('validation-error');

    const rows: ListStatementResponse['rows'] = [];
    // Sequences are gapless: what lies between two of them need not be counted.
    const sums = isWanted ? undefined : await this.statement.sums(wallet.id, period, accountId);
    const count = sums?.reduce((all, sum) => all + sum.count, 0);
    const [most, atOnce] = isWanted ? [LOOKED_THROUGH, AT_ONCE] : [limit + 1, limit + 1];
    for (let seen = 0; seen < most; seen += atOnce) {
      const page = await this.statement.page(wallet.id, period, accountId, place, atOnce);
      const memos = await this.memos.read(ownerId, [...new Set(page.map(({ transferId }) => transferId))]);
      for (const row of page) {
        if (rows.length === limit) return { rows, count, nextCursor: toCursor(place!) };
        place = row;
        if (!isWanted || isWanted(row, memos.get(row.transferId))) rows.push(toStatementRow(row, memos));
      }
      if (page.length < atOnce) return { rows, count, nextCursor: '' };
    }
    return { rows, count, nextCursor: toCursor(place!) };
  }
}

/** @returns undefined when everything is wanted */
function filterOf({ kinds, text, counterpartyId }: ListStatementRequest) {
  if (kinds.length === 0 && !text) return undefined;
  const sought = text && inAnyCase(text);
  return (row: StatementRow, memo = ''): boolean =>
    (kinds.length === 0 || kinds.includes(row.kind)) &&
    (!sought ||
      inAnyCase(memo).includes(sought) ||
      (counterpartyId !== undefined && row.counterpartyId === counterpartyId));
}

const inAnyCase = (text: string) => text.normalize('NFKC').toLowerCase();
