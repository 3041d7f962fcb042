import { accountsAreAcceptedSignUps, everyAccountHasOneOfEach, openedAreAcceptedOpenings } from './effects';
import { everyEventIsHandledOnce, gaplessSequences, whatHappensIsToldOnce } from './events';
import type { Invariant } from './invariant';
import { balancedLedger, chainedEntries } from './ledger';
import { holdsAsTold, postedAsTold } from './money';
import { numberedAsAccepted } from './order';
import { oneOutcomeTold, oneStoredOutcome } from './outcomes';
import { paymentsAsTold, paymentsEnd } from './payments';
import {
  emptyOutboxes,
  everyConsumerIsKnown,
  noContradictions,
  nobodyEndedUnordered,
  noHandlerFailedForItsOwnSake,
  noLag,
  nothingParked,
  nothingPending,
  onlyPoisonIsDead,
} from './rest';

/** The quick ones first: while one of them does not hold, the others need not be asked. */
export const invariants: readonly Invariant[] = [
  nobodyEndedUnordered,
  noContradictions,
  noHandlerFailedForItsOwnSake,
  balancedLedger,
  postedAsTold,
  holdsAsTold,
  numberedAsAccepted,
  emptyOutboxes,
  nothingPending,
  paymentsEnd,
  noLag,
  everyConsumerIsKnown,
  nothingParked,
  paymentsAsTold,
  openedAreAcceptedOpenings,
  accountsAreAcceptedSignUps,
  everyAccountHasOneOfEach,
  oneStoredOutcome,
  oneOutcomeTold,
  everyEventIsHandledOnce,
  whatHappensIsToldOnce,
  gaplessSequences,
  onlyPoisonIsDead,
  chainedEntries,
];
