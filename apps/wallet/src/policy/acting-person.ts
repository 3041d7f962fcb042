import type { UnitOfWork } from '@portfel/messaging';

/** Whoever asks, asks for themselves. @returns nobody's id when a command names somebody else than who sent it */
export function actingPerson({ actor }: Pick<UnitOfWork, 'actor'>, claimedId: string): string {
  return actor.type === 'account' && actor.id === claimedId ? claimedId : '';
}
