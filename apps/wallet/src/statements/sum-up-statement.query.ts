import type { Metadata } from '@grpc/grpc-js';
import type { SumUpStatementRequest, SumUpStatementResponse } from '@portfel/contracts';
import { Question, Questions } from '@portfel/platform';
import { StatementStore } from '../storage/statement.store';
import { WalletStore } from '../storage/wallet.store';
import { periodOf, walletAsked } from './asked';

@Questions()
export class SumUpStatementQuery {
  constructor(
    private readonly wallets: WalletStore,
    private readonly statement: StatementStore,
  ) {}

  @Question('StatementQueryService', 'SumUpStatement')
  async sumUpStatement(request: SumUpStatementRequest, metadata: Metadata): Promise<SumUpStatementResponse> {
    await walletAsked(this.wallets, request, metadata);
    const sums = await this.statement.sums(request.ownerId, periodOf(request), request.accountId);
    return {
      sums: sums.map(({ opening, closing, ...sum }) => ({
        ...sum,
        openingBalance: String(opening),
        closingBalance: String(closing),
      })),
    };
  }
}
