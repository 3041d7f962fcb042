import type { BookAccountChanges, BookAccountFields, BookAccountKind } from '@portfel/contracts';

/** How many accounts and cards one person's books may have. */
export const BOOK_ACCOUNTS_LIMIT = 50;
/** How many movements one person may note in one month of the calendar: what a month shows is read in one piece. */
export const MONTH_LIMIT = 500;

/** An account or card of somebody's own books. */
export interface BookAccount {
  readonly id: string;
  readonly kind: BookAccountKind;
  readonly name: string;
  readonly description?: string;
  /** ISO 4217; amounts are in hundredths. */
  readonly currency: string;
  readonly closingDay?: number;
  readonly archived: boolean;
}

export type Rejected = { readonly rejected: 'book-account-limit-reached' | 'closing-day-of-cards' };

/** @param count how many there are */
export function newBookAccount(id: string, fields: BookAccountFields, count: number): BookAccount | Rejected {
  if (count >= BOOK_ACCOUNTS_LIMIT) return { rejected: 'book-account-limit-reached' };
  return withClosingDayOfCards({ ...fields, id, description: fields.description || undefined, archived: false });
}

/** Absent stays, `null` is cleared. */
export function changedBookAccount(account: BookAccount, changes: BookAccountChanges): BookAccount | Rejected {
  const { name, description, closingDay, archived } = changes;
  return withClosingDayOfCards({
    ...account,
    name: name ?? account.name,
    description: description === undefined ? account.description : (description ?? undefined),
    closingDay: closingDay === undefined ? account.closingDay : (closingDay ?? undefined),
    archived: archived ?? account.archived,
  });
}

const withClosingDayOfCards = (account: BookAccount): BookAccount | Rejected =>
  account.kind === 'account' && account.closingDay !== undefined ? { rejected: 'closing-day-of-cards' } : account;
