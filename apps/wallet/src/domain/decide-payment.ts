import type { PaymentDirection, PaymentStatus } from '@portfel/contracts';
import type { Book, LedgerAccount, Posted, Refusal } from './book';
import type { Proof } from './step-up';

/** Money on its way between an account and a bank. Amounts are whole minor units. */
export interface Payment {
  readonly id: string;
  readonly accountId: string;
  readonly direction: PaymentDirection;
  readonly amount: bigint;
  readonly assetCode: string;
  readonly status: PaymentStatus;
  readonly requestedAt: Date;
  /** What the bank calls it. */
  readonly reference?: string;
  /** Why it has failed. */
  readonly failure?: string;
  readonly endedAt?: Date;
}

export interface PaymentRequest extends Proof {
  readonly paymentId: string;
  readonly direction: PaymentDirection;
  /** Who asks. */
  readonly ownerId: string;
  readonly accountId: string;
  readonly amount: bigint;
  readonly assetCode: string;
}

export interface PaymentPolicy {
  /** The largest amount of one payment. */
  readonly limit: bigint;
  /** Whether a bank deals in the asset. */
  readonly isMoney: (assetCode: string) => boolean;
}

export type PaymentDecision =
  | { readonly payment: Payment }
  | {
      readonly refused:
        Refusal | 'account-not-found' | 'wrong-asset' | 'asset-not-payable' | 'amount-above-limit' | 'step-up-needed';
    };

/** What the bank says of a payment. */
export interface BankNews {
  readonly status: 'settled' | 'failed';
  readonly reference?: string;
  readonly failure?: string;
}

export interface Settlement {
  /** As it is now. */
  readonly payment: Payment;
  /** Whether it ended now; otherwise it had ended before. */
  readonly ended: boolean;
  readonly posted?: Posted;
}

/** The hold of a withdrawal is for nobody: no person has this id, and only the bank's word ends it. */
export const FOR_THE_BANK = '00000000-0000-0000-0000-000000000000';
const NEVER = new Date('9999-12-31T00:00:00Z');

/** A deposit moves nothing yet; a withdrawal sets its amount aside under a hold with the id of the payment. */
export function decidePayment(book: Book, request: PaymentRequest, policy: PaymentPolicy): PaymentDecision {
  const { paymentId: id, direction, accountId, amount, assetCode, now } = request;
  const account = book.account(accountId);
  // Nobody may pay from or to the account of another, nor learn whether there is one.
  if (account?.ownerId !== request.ownerId) return { refused: 'account-not-found' };
  if (account.assetCode !== assetCode) return { refused: 'wrong-asset' };
  if (!policy.isMoney(assetCode)) return { refused: 'asset-not-payable' };
  if (amount > policy.limit) return { refused: 'amount-above-limit' };
  const refused = direction === 'deposit' ? refusedDeposit(account) : setAside(book, request);
  if (refused) return { refused };
  return { payment: { id, accountId, direction, amount, assetCode, status: 'requested', requestedAt: now } };
}

/** A payment ends once, whatever the bank says afterwards and however often. */
export function decideSettlement(book: Book, payment: Payment, news: BankNews, now: Date): Settlement {
  if (payment.status === 'settled' || payment.status === 'failed') return { payment, ended: false };
  const reference = news.reference ?? payment.reference;
  const known = { ...payment, reference };
  const failed = (failure: string): Settlement => ({
    payment: { ...known, status: 'failed', failure, endedAt: now },
    ended: true,
  });
  if (news.status === 'failed') {
    if (payment.direction === 'withdrawal') book.release(payment.id, 'released', now);
    return failed(news.failure ?? 'failed');
  }
  const posted = payment.direction === 'deposit' ? credit(book, known, now) : debit(book, known, now);
  if (typeof posted === 'string') return failed(posted);
  return { payment: { ...known, status: 'settled', endedAt: now }, ended: true, posted };
}

function refusedDeposit({ closed, assetArchived }: LedgerAccount): Refusal | undefined {
  if (closed) return 'account-closed';
  return assetArchived ? 'asset-archived' : undefined;
}

function setAside(book: Book, request: PaymentRequest) {
  const { paymentId: id, accountId, amount, now: placedAt } = request;
  const hold = { id, accountId, beneficiaryId: FOR_THE_BANK, amount, placedAt, expiresAt: NEVER, captured: 0n };
  return book.takeOut([{ accountId, amount: -amount }], request) ?? book.place({ ...hold, status: 'active' });
}

/** To the account it was meant for; when that was closed on the way, to another of the same person. */
function credit(book: Book, payment: Payment, now: Date): Posted | Refusal {
  const meant = book.account(payment.accountId)!;
  const open = meant.closed && meant.ownerId ? book.accountOf(meant.ownerId, payment.assetCode) : undefined;
  const clearing = book.systemAccount('clearing', payment.assetCode);
  return book.post(postingOf(payment, clearing.id, (open ?? meant).id, now));
}

/** @throws when what was set aside cannot be taken: the bank has paid it out already */
function debit(book: Book, payment: Payment, now: Date): Posted {
  const clearing = book.systemAccount('clearing', payment.assetCode);
  const posting = postingOf(payment, payment.accountId, clearing.id, now);
  const posted = book.capture(payment.id, payment.amount, posting);
  if (typeof posted === 'string') throw new Error(`withdrawal ${payment.id} was paid and cannot be posted: ${posted}`);
  return posted;
}

/** The transfer of a payment has its id, so it can be posted once. */
const postingOf = (payment: Payment, fromAccountId: string, toAccountId: string, postedAt: Date) => ({
  transferId: payment.id,
  kind: payment.direction,
  fromAccountId,
  toAccountId,
  postedAt,
  reference: payment.reference,
  legs: [
    { accountId: fromAccountId, amount: -payment.amount },
    { accountId: toAccountId, amount: payment.amount },
  ],
});
