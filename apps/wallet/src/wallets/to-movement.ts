import type { Movement } from '@portfel/contracts';
import type { Movement as StoredMovement } from '../storage/statement.store';

/** A movement as it is told: amounts as text, times as ISO 8601. */
export function toMovement(row: StoredMovement): Movement {
  const { accountId, sequence, transferId, assetCode, amount, balanceAfter, kind, occurredAt } = row;
  return {
    entryId: `${accountId}:${sequence}`,
    transferId,
    accountId,
    assetCode,
    amount: amount.toString(),
    balanceAfter: balanceAfter.toString(),
    kind,
    occurredAt: occurredAt.toISOString(),
  };
}
