import type { StatementRow } from '@portfel/contracts';
import type { StatementRow as StoredRow } from '../storage/statement.store';

/** A movement as it is told: amounts as text, times as ISO 8601. */
export function toStatementRow(row: StoredRow, memos: ReadonlyMap<string, string>): StatementRow {
  const { sequence, amount, balanceAfter, fee, occurredAt, ...told } = row;
  return {
    ...told,
    entryId: `${row.accountId}:${sequence}`,
    amount: String(amount),
    balanceAfter: String(balanceAfter),
    fee: fee === undefined ? undefined : String(fee),
    occurredAt: occurredAt.toISOString(),
    memo: memos.get(row.transferId),
  };
}
