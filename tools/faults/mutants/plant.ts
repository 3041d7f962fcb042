import type { Bug } from '../failpoints/failpoint';
import { acknowledgeBeforeWork } from './acknowledge-before-work';
import { captureKeepsTheHold } from './capture-keeps-the-hold';
import { checkThenInsert } from './check-then-insert';
import { commitWithoutSync } from './commit-without-sync';
import { forgetBeforeAcknowledged } from './forget-before-acknowledged';
import { outboxByLastId } from './outbox-by-last-id';
import type { PlantedBug } from './planted-bug';
import { postedAgain } from './posted-again';
import { retryAtTheTail } from './retry-at-the-tail';
import { swallowErrors } from './swallow-errors';

const bugs: Readonly<Record<Bug, PlantedBug>> = {
  'acknowledge-before-work': acknowledgeBeforeWork,
  'capture-keeps-the-hold': captureKeepsTheHold,
  'check-then-insert': checkThenInsert,
  'commit-without-sync': commitWithoutSync,
  'forget-before-acknowledged': forgetBeforeAcknowledged,
  'retry-at-the-tail': retryAtTheTail,
  'outbox-by-last-id': outboxByLastId,
  'posted-again': postedAgain,
  'swallow-errors': swallowErrors,
};

export function plant(name: Bug | undefined): Required<PlantedBug> {
  const bug: PlantedBug = name ? bugs[name] : {};
  return { broker: bug.broker ?? ((broker) => broker), store: bug.store ?? ((store) => store) };
}
