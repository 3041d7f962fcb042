import { accountsAreAcceptedSignUps, everyAccountHasOneOfEach, openedAreAcceptedOpenings } from './effects';
import { everyEventIsHandledOnce, gaplessSequences, openedAccountsAreToldOfOnce } from './events';
import type { Invariant } from './invariant';
import { balancedLedger } from './ledger';
import { numberedAsAccepted } from './order';
import { oneOutcomeTold, oneStoredOutcome } from './outcomes';
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
  numberedAsAccepted,
  emptyOutboxes,
  nothingPending,
  noLag,
  everyConsumerIsKnown,
  nothingParked,
  openedAreAcceptedOpenings,
  accountsAreAcceptedSignUps,
  everyAccountHasOneOfEach,
  oneStoredOutcome,
  oneOutcomeTold,
  everyEventIsHandledOnce,
  openedAccountsAreToldOfOnce,
  gaplessSequences,
  onlyPoisonIsDead,
];
