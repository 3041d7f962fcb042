import type { OneTimeLink } from './one-time-link';

export type EmailChangeDecision =
  | { readonly changed: true; readonly accountId: string; readonly linkId: string; readonly email: string }
  | { readonly changed: false; readonly error: 'hash-not-found' | 'email-change-confirmed' };

/** The mailed link puts its address in force once (CT-U16, CT-U17). A link made for something else is no such link. */
export function decideEmailChange(link: OneTimeLink | undefined, now: Date): EmailChangeDecision {
  if (link?.type !== 'email-change' || !link.email) return { changed: false, error: 'hash-not-found' };
  if (link.usedAt) return { changed: false, error: 'email-change-confirmed' };
  if (link.expiresAt <= now) return { changed: false, error: 'hash-not-found' };
  return { changed: true, accountId: link.accountId, linkId: link.id, email: link.email };
}
