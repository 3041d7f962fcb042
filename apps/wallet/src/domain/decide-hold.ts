import { available, type Book, type Hold, type LedgerAccount, type Posted, type Refusal } from './book';
import type { Proof } from './step-up';

/** An amount a person wants to set aside for somebody. Amounts are whole minor units. */
export interface HoldRequest extends Proof {
  readonly holdId: string;
  /** Who asks. */
  readonly ownerId: string;
  readonly accountId: string;
  readonly beneficiaryId: string;
  readonly amount: bigint;
  readonly assetCode: string;
  readonly expiresAt: Date;
}

export type PlacingDecision =
  | { readonly hold: Hold; readonly account: LedgerAccount }
  | {
      readonly refused:
        | Refusal
        | 'account-not-found'
        | 'wrong-asset'
        | 'own-account'
        | 'recipient-not-found'
        | 'recipient-has-no-account'
        | 'step-up-needed';
    };

/** @param isPerson whether somebody has a wallet; a person may have one and no account in the asset */
export function decidePlacing(
  book: Book,
  request: HoldRequest,
  isPerson: (ownerId: string) => boolean,
): PlacingDecision {
  const { holdId: id, ownerId, accountId, beneficiaryId, amount, assetCode, expiresAt, now: placedAt } = request;
  const account = book.account(accountId);
  // Nobody may bind the money of another, nor learn whether there is any.
  if (account?.ownerId !== ownerId) return { refused: 'account-not-found' };
  if (account.assetCode !== assetCode) return { refused: 'wrong-asset' };
  if (beneficiaryId === ownerId) return { refused: 'own-account' };
  if (!book.accountOf(beneficiaryId, assetCode)) {
    return { refused: isPerson(beneficiaryId) ? 'recipient-has-no-account' : 'recipient-not-found' };
  }
  const hold: Hold = { id, accountId, beneficiaryId, amount, placedAt, expiresAt, status: 'active', captured: 0n };
  const refused = book.takeOut([{ accountId, amount: -amount }], request) ?? book.place(hold);
  return refused ? { refused } : { hold, account: book.account(accountId)! };
}

/** What a beneficiary wants to take of a hold. */
export interface CaptureRequest {
  readonly transferId: string;
  readonly holdId: string;
  /** Who asks. */
  readonly beneficiaryId: string;
  /** Absent: the whole. */
  readonly amount?: bigint;
  readonly now: Date;
}

export type CaptureDecision =
  | { readonly posted: Posted; readonly amount: bigint }
  | {
      readonly refused:
        Refusal | 'hold-not-found' | 'hold-settled' | 'hold-expired' | 'amount-above-hold' | 'recipient-has-no-account';
    };

/** Too late is too late, whether or not the hold has been expired yet. */
export function decideCapture(book: Book, request: CaptureRequest): CaptureDecision {
  const { transferId, holdId, beneficiaryId, now: postedAt } = request;
  const hold = book.hold(holdId);
  if (hold?.beneficiaryId !== beneficiaryId) return { refused: 'hold-not-found' };
  if (hold.status === 'expired') return { refused: 'hold-expired' };
  if (hold.status !== 'active') return { refused: 'hold-settled' };
  if (hasExpired(hold, postedAt)) return { refused: 'hold-expired' };
  const amount = request.amount ?? hold.amount;
  if (amount > hold.amount) return { refused: 'amount-above-hold' };
  const target = book.accountOf(beneficiaryId, book.account(hold.accountId)!.assetCode);
  if (!target) return { refused: 'recipient-has-no-account' };

  const posted = book.capture(holdId, amount, {
    transferId,
    kind: 'capture',
    fromAccountId: hold.accountId,
    toAccountId: target.id,
    postedAt,
    legs: [
      { accountId: hold.accountId, amount: -amount },
      { accountId: target.id, amount },
    ],
  });
  return typeof posted === 'string' ? { refused: posted } : { posted, amount };
}

type EndRefusal = 'hold-not-found' | 'hold-settled';

/** The beneficiary does without it. */
export function decideRelease(
  book: Book,
  { holdId, beneficiaryId, now }: Pick<CaptureRequest, 'holdId' | 'beneficiaryId' | 'now'>,
): EndRefusal | undefined {
  const hold = book.hold(holdId);
  if (hold?.beneficiaryId !== beneficiaryId) return 'hold-not-found';
  if (hold.status !== 'active') return 'hold-settled';
  book.release(holdId, 'released', now);
  return undefined;
}

/** @throws when its time has not come: whoever said so has a clock that is ahead, and will be right later */
export function decideExpiry(
  book: Book,
  { holdId, now }: Pick<CaptureRequest, 'holdId' | 'now'>,
): EndRefusal | undefined {
  const hold = book.hold(holdId);
  if (!hold) return 'hold-not-found';
  if (hold.status !== 'active') return 'hold-settled';
  if (!hasExpired(hold, now)) throw new Error(`hold ${holdId} has not expired yet`);
  book.release(holdId, 'expired', now);
  return undefined;
}

/** A hold and its account as they stand. */
export function heldOn(book: Book, holdId: string) {
  const hold = book.hold(holdId)!;
  const account = book.account(hold.accountId)!;
  return { hold, account, held: account.held, available: available(account) };
}

const hasExpired = ({ expiresAt }: Hold, now: Date): boolean => now >= expiresAt;
