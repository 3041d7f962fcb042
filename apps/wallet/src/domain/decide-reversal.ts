import type { TransferKind } from '@portfel/contracts';
import type { Book, Posted, Refusal } from './book';
import type { Leg } from './posting';

/** A transfer as it was posted. */
export interface PastTransfer {
  readonly id: string;
  readonly kind: TransferKind;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly legs: readonly Leg[];
  /** Whether it was taken back before. */
  readonly reversed: boolean;
}

export interface ReversalRequest {
  readonly reversalId: string;
  /** Who asks; absent for nobody in particular. */
  readonly askerId?: string;
  readonly byAdmin: boolean;
  readonly now: Date;
}

export type ReversalDecision =
  | { readonly posted: Posted; readonly amount: bigint; readonly assetCode: string }
  | { readonly refused: Refusal | 'transfer-not-found' | 'not-reversible' | 'already-reversed' };

const BY_WHO_WAS_PAID: readonly TransferKind[] = ['transfer', 'capture'];
const BY_ADMINS: readonly TransferKind[] = [...BY_WHO_WAS_PAID, 'grant', 'burn'];

/** Takes a transfer back: every leg of it the other way round, the fee among them. */
export function decideReversal(
  book: Book,
  transfer: PastTransfer | undefined,
  { reversalId, askerId, byAdmin, now }: ReversalRequest,
): ReversalDecision {
  const paid = transfer && book.account(transfer.toAccountId);
  const payer = transfer && book.account(transfer.fromAccountId);
  // A stranger does not learn that there was a transfer.
  const concerned = askerId !== undefined && [payer?.ownerId, paid?.ownerId].includes(askerId);
  if (!transfer || !paid || !payer || !(concerned || byAdmin)) return { refused: 'transfer-not-found' };

  const kinds = byAdmin ? BY_ADMINS : paid.ownerId === askerId ? BY_WHO_WAS_PAID : [];
  if (!kinds.includes(transfer.kind)) return { refused: 'not-reversible' };
  if (transfer.reversed || book.hasReversed(transfer.id)) return { refused: 'already-reversed' };
  // The wallet was closed and is nobody's.
  if (!payer.ownerId && !payer.systemRole) return { refused: 'account-closed' };

  const posted = book.post({
    transferId: reversalId,
    kind: 'reversal',
    fromAccountId: paid.id,
    toAccountId: payer.id,
    postedAt: now,
    reverses: transfer.id,
    legs: transfer.legs.map(({ accountId, amount }) => ({ accountId, amount: -amount })),
  });
  if (typeof posted === 'string') return { refused: posted };
  const { amount } = transfer.legs.find(({ accountId }) => accountId === paid.id)!;
  return { posted, amount, assetCode: paid.assetCode };
}
