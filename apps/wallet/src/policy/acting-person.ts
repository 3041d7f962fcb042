import type { UnitOfWork } from '@portfel/messaging';
import type { Proof } from '../domain/step-up';

/** Whoever asks, asks for themselves. @returns nobody's id when a command names somebody else than who sent it */
export function actingPerson({ actor }: Pick<UnitOfWork, 'actor'>, claimedId: string): string {
  return actor.type === 'account' && actor.id === claimedId ? claimedId : '';
}

/** Whether whoever asks has shown their second factor for it. */
export const proofOf = ({ actor, now }: Pick<UnitOfWork, 'actor' | 'now'>): Proof => ({
  steppedUp: actor.steppedUp ?? false,
  now,
});
