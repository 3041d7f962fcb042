import type { Book, Posted, Refusal } from './book';
import type { Proof } from './step-up';

/** How long a quote holds. */
export const QUOTE_MS = 30_000;

/** What a person was promised. Amounts are whole minor units. */
export interface Quote {
  readonly quoteId: string;
  /** To whom. */
  readonly ownerId: string;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly fromAssetCode: string;
  readonly toAssetCode: string;
  /** The fee included. */
  readonly paid: bigint;
  readonly received: bigint;
  /** Part of what is paid, in its asset. */
  readonly fee: bigint;
  readonly rate: string;
  readonly expiresAt: Date;
}

export interface ExchangeRequest extends Proof {
  readonly transferId: string;
  /** Who asks. */
  readonly ownerId: string;
  /** Absent: what was given back is none of ours. */
  readonly quote?: Quote;
  readonly isUsed: boolean;
}

export type ExchangeDecision =
  | { readonly posted: Posted; readonly quote: Quote }
  | {
      readonly refused:
        Refusal | 'quote-not-valid' | 'quote-used' | 'quote-expired' | 'account-not-found' | 'step-up-needed';
    };

/** Exchanges at a quote, against the house. */
export function decideExchange(book: Book, request: ExchangeRequest): ExchangeDecision {
  const { transferId, ownerId, quote, isUsed, now: postedAt } = request;
  if (quote?.ownerId !== ownerId) return { refused: 'quote-not-valid' };
  if (isUsed) return { refused: 'quote-used' };
  if (postedAt >= quote.expiresAt) return { refused: 'quote-expired' };
  const { fromAccountId, toAccountId, fromAssetCode, toAssetCode, paid, received, fee } = quote;
  const accounts = [book.account(fromAccountId), book.account(toAccountId)];
  if (accounts.some((account) => account?.ownerId !== ownerId)) return { refused: 'account-not-found' };

  const legs = [
    { accountId: fromAccountId, amount: -paid },
    { accountId: toAccountId, amount: received },
    { accountId: book.systemAccount('exchange', fromAssetCode).id, amount: paid - fee },
    { accountId: book.systemAccount('exchange', toAssetCode).id, amount: -received },
    ...(fee > 0n ? [{ accountId: book.systemAccount('fees', fromAssetCode).id, amount: fee }] : []),
  ];
  const refused = book.takeOut(legs, request);
  if (refused) return { refused };
  const posted = book.post({ transferId, kind: 'exchange', fromAccountId, toAccountId, postedAt, legs });
  return typeof posted === 'string' ? { refused: posted } : { posted, quote };
}
