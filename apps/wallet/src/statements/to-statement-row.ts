import type { StatementRow } from '@portfel/contracts';
import type { StatementRow as StoredRow } from '../storage/statement.store';

/** A movement as it is told: amounts as text, times as ISO 8601. */
export function toStatementRow(row: StoredRow, memos: ReadonlyMap<string, string>): StatementRow {
  // Copied whole: to leave out the sequence costs more than all the rest, and no field of the answer takes it.
  return {
    ...row,
    entryId: `${row.accountId}:${row.sequence}`,
    amount: String(row.amount),
    balanceAfter: String(row.balanceAfter),
    fee: row.fee === undefined ? undefined : String(row.fee),
    occurredAt: row.occurredAt.toISOString(),
    memo: memos.get(row.transferId),
  };
}
