import type { Book, Posted, Refusal } from './book';
import type { Proof } from './step-up';

/** An amount a person wants to move. Amounts are whole minor units. */
export interface TransferRequest extends Proof {
  readonly transferId: string;
  /** Who asks. */
  readonly ownerId: string;
  readonly fromAccountId: string;
  readonly to: { readonly ownerId: string } | { readonly accountId: string };
  readonly amount: bigint;
  readonly assetCode: string;
}

/** What sending to somebody else costs, on top of the amount. */
export interface FeePolicy {
  /** Of the amount, rounded up to a whole minor unit; 0: nothing. */
  readonly perMille: bigint;
}

export type TransferDecision =
  | { readonly posted: Posted; readonly fee: bigint }
  | {
      readonly refused:
        | Refusal
        | 'account-not-found'
        | 'wrong-asset'
        | 'same-account'
        | 'own-account'
        | 'recipient-not-found'
        | 'recipient-has-no-account'
        | 'step-up-needed';
    };

export const feeFor = (amount: bigint, { perMille }: FeePolicy): bigint => (amount * perMille + 999n) / 1_000n;

/**
 * Moves an amount between two people, or between two accounts of one.
 * @param isPerson whether somebody has a wallet; a person may have one, no account in the asset, and room for no other
 */
export function decideTransfer(
  book: Book,
  request: TransferRequest,
  policy: FeePolicy,
  isPerson: (ownerId: string) => boolean,
): TransferDecision {
  const { ownerId, to, amount, assetCode } = request;
  const from = book.account(request.fromAccountId);
  // Nobody may pay from the account of another, nor learn whether there is one.
  if (from?.ownerId !== ownerId) return { refused: 'account-not-found' };
  if (from.assetCode !== assetCode) return { refused: 'wrong-asset' };

  const toSelf = 'ownerId' in to && to.ownerId === ownerId;
  if (toSelf) return { refused: 'own-account' };
  const target = 'ownerId' in to ? book.accountOf(to.ownerId, assetCode) : book.account(to.accountId);
  if ('ownerId' in to && !target) {
    return { refused: isPerson(to.ownerId) ? 'recipient-has-no-account' : 'recipient-not-found' };
  }
  if (!target || ('accountId' in to && target.ownerId !== ownerId)) return { refused: 'account-not-found' };
  if (target.id === from.id) return { refused: 'same-account' };
  if (target.assetCode !== assetCode) return { refused: 'wrong-asset' };

  const fee = target.ownerId === ownerId ? 0n : feeFor(amount, policy);
  const legs = [
    { accountId: from.id, amount: -(amount + fee) },
    { accountId: target.id, amount },
    ...(fee > 0n ? [{ accountId: book.systemAccount('fees', assetCode).id, amount: fee }] : []),
  ];
  const refused = book.takeOut(legs, request);
  if (refused) return { refused };
  const posted = book.post({
    transferId: request.transferId,
    kind: 'transfer',
    fromAccountId: from.id,
    toAccountId: target.id,
    postedAt: request.now,
    legs,
  });
  return typeof posted === 'string' ? { refused: posted } : { posted, fee };
}
