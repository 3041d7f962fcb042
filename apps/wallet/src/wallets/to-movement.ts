import type { Movement } from '@portfel/contracts';
import type { MovementRow } from '../storage/ledger.store';

/** A movement as it is told: amounts as text, times as ISO 8601. */
export function toMovement(row: MovementRow): Movement {
  const { entryId, accountId, assetCode, amount, balanceAfter, kind, occurredAt } = row;
  return {
    entryId,
    accountId,
    assetCode,
    amount: amount.toString(),
    balanceAfter: balanceAfter.toString(),
    kind,
    occurredAt: occurredAt.toISOString(),
  };
}
