import type { Metadata } from '@grpc/grpc-js';
import type { ListStatementRequest, ListStatementResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions, refused } from '@portfel/platform';
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
    const { ownerId, accountId, cursor } = request;
    if (!isAskedBy(metadata, ownerId)) throw notFound('wallet-not-found');
    const period = periodOf(request);
    const limit = Math.min(request.limit || ROWS, MOST_ROWS);
    const isWanted = filterOf(request);
    let place = cursor === '' ? undefined : fromCursor(cursor);
    if (cursor !== '' && !place) throw refused('validation-error');

    const [most, atOnce] = isWanted ? [LOOKED_THROUGH, AT_ONCE] : [limit + 1, limit + 1];
    const [, sums, first] = await this.statement.together((on) =>
      Promise.all([
        walletAsked(this.wallets, request, metadata, on),
        // Sequences are gapless: what lies between two of them need not be counted.
        isWanted ? undefined : this.statement.sums(ownerId, period, accountId, on),
        this.statement.page(ownerId, period, accountId, place, atOnce, on),
      ]),
    );
    const count = sums?.reduce((all, sum) => all + sum.count, 0);

    const rows: ListStatementResponse['rows'] = [];
    for (let [page, seen] = [first, atOnce]; ; seen += atOnce) {
      const memos = await this.memos.read(ownerId, [...new Set(page.map(({ transferId }) => transferId))]);
      for (const row of page) {
        if (rows.length === limit) return { rows, count, nextCursor: toCursor(place!) };
        place = row;
        if (!isWanted || isWanted(row, memos.get(row.transferId))) rows.push(toStatementRow(row, memos));
      }
      if (page.length < atOnce) return { rows, count, nextCursor: '' };
      if (seen >= most) return { rows, count, nextCursor: toCursor(place!) };
      page = await this.statement.page(ownerId, period, accountId, place, atOnce);
    }
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
