import type { Book, LedgerAccount, Posted, Refusal } from './book';

/** An amount that an admin gives to a person, or takes from one. Amounts are whole minor units. */
export interface SupplyRequest {
  readonly transferId: string;
  readonly ownerId: string;
  readonly assetCode: string;
  readonly amount: bigint;
  readonly now: Date;
}

type Decision<R extends string> =
  { readonly posted: Posted } | { readonly refused: Refusal | 'asset-not-found' | 'asset-archived' | R };

/**
 * Gives some of an asset to a person: what one side gains the issue account owes.
 * @param isPerson whether somebody has a wallet; a person may have one and no account in the asset
 */
export function decideGrant(
  book: Book,
  request: SupplyRequest,
  isPerson: (ownerId: string) => boolean,
): Decision<'recipient-not-found' | 'recipient-has-no-account'> {
  const { ownerId, assetCode } = request;
  const issue = book.findSystemAccount('issue', assetCode);
  if (!issue) return { refused: 'asset-not-found' };
  if (issue.assetArchived) return { refused: 'asset-archived' };
  const target = book.accountOf(ownerId, assetCode);
  if (!target) return { refused: isPerson(ownerId) ? 'recipient-has-no-account' : 'recipient-not-found' };
  return post(book, request, { kind: 'grant', from: issue, to: target });
}

/** Takes some of an asset from a person. Who has none has too little: more is not told of what is theirs. */
export function decideBurn(book: Book, request: SupplyRequest): Decision<never> {
  const { ownerId, assetCode } = request;
  const issue = book.findSystemAccount('issue', assetCode);
  if (!issue) return { refused: 'asset-not-found' };
  if (issue.assetArchived) return { refused: 'asset-archived' };
  const holder = book.accountOf(ownerId, assetCode);
  if (!holder) return { refused: 'insufficient-funds' };
  return post(book, request, { kind: 'burn', from: holder, to: issue });
}

function post(
  book: Book,
  { transferId, amount, now }: SupplyRequest,
  { kind, from, to }: { kind: 'grant' | 'burn'; from: LedgerAccount; to: LedgerAccount },
): { readonly posted: Posted } | { readonly refused: Refusal } {
  const posted = book.post({
    transferId,
    kind,
    fromAccountId: from.id,
    toAccountId: to.id,
    postedAt: now,
    legs: [
      { accountId: from.id, amount: -amount },
      { accountId: to.id, amount },
    ],
  });
  return typeof posted === 'string' ? { refused: posted } : { posted };
}
