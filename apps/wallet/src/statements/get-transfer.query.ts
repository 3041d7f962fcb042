import type { Metadata } from '@grpc/grpc-js';
import type { GetTransferRequest, GetTransferResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { MemoStore } from '../storage/memo.store';
import { StatementStore } from '../storage/statement.store';
import { toStatementRow } from './to-statement-row';

/** A transfer, to a person on either side of it: their side. */
@Questions()
export class GetTransferQuery {
  constructor(
    private readonly statement: StatementStore,
    private readonly memos: MemoStore,
  ) {}

  @Question('StatementQueryService', 'GetTransfer')
  async getTransfer(request: GetTransferRequest, metadata: Metadata): Promise<GetTransferResponse> {
    const { ownerId, transferId } = request;
    const rows = isAskedBy(metadata, ownerId) ? await this.statement.ofTransfer(ownerId, transferId) : [];
    if (rows.length === 0) throw notFound('transfer-not-found');
    const memos = await this.memos.read(ownerId, [transferId]);
    return { rows: rows.map((row) => toStatementRow(row, memos)) };
  }
}
