import type { OneTimeLink } from './one-time-link';

export type ConfirmationDecision =
  | { readonly confirmed: true; readonly accountId: string; readonly linkId: string }
  | { readonly confirmed: false; readonly error: 'hash-not-found' | 'email-already-confirmed' };

/** A registration link confirms its account once (CT-U11–U14). A link made for something else is no such link. */
export function decideConfirmation(link: OneTimeLink | undefined, now: Date): ConfirmationDecision {
  if (!link || link.type !== 'registration') return { confirmed: false, error: 'hash-not-found' };
  if (link.usedAt) return { confirmed: false, error: 'email-already-confirmed' };
  if (link.expiresAt <= now) return { confirmed: false, error: 'hash-not-found' };
  return { confirmed: true, accountId: link.accountId, linkId: link.id };
}
