import type { Metadata } from '@grpc/grpc-js';
import type { ListMovementsRequest, ListMovementsResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { MemoStore } from '../storage/memo.store';
import { StatementStore } from '../storage/statement.store';
import { WalletStore } from '../storage/wallet.store';
import { toMovement } from './to-movement';

const PAGE = 1_000;

@Questions()
export class ListMovementsQuery {
  constructor(
    private readonly wallets: WalletStore,
    private readonly statement: StatementStore,
    private readonly memos: MemoStore,
  ) {}

  @Question('WalletQueryService', 'ListMovements')
  async listMovements({ ownerId, cursor }: ListMovementsRequest, metadata: Metadata): Promise<ListMovementsResponse> {
    const wallet = isAskedBy(metadata, ownerId) ? await this.wallets.findByOwner(ownerId) : undefined;
    if (!wallet) throw notFound('wallet-not-found');
    const rows = await this.statement.movementsAfter(wallet.id, cursor, PAGE);
    const last = rows.at(-1);
    const memos = await this.memos.read(ownerId, [...new Set(rows.map(({ transferId }) => transferId))]);
    return {
      movements: rows.map((row) => ({ ...toMovement(row), memo: memos.get(row.transferId) })),
      nextCursor: last && rows.length === PAGE ? `${last.accountId}:${last.sequence}` : '',
    };
  }
}
