import type { Bug } from '../failpoints/failpoint';
import { acknowledgeBeforeWork } from './acknowledge-before-work';
import { checkThenInsert } from './check-then-insert';
import { forgetBeforeAcknowledged } from './forget-before-acknowledged';
import { outboxByLastId } from './outbox-by-last-id';
import type { PlantedBug } from './planted-bug';
import { retryAtTheTail } from './retry-at-the-tail';
import { swallowErrors } from './swallow-errors';

const bugs: Readonly<Record<Bug, PlantedBug>> = {
  'acknowledge-before-work': acknowledgeBeforeWork,
  'check-then-insert': checkThenInsert,
  'forget-before-acknowledged': forgetBeforeAcknowledged,
  'retry-at-the-tail': retryAtTheTail,
  'outbox-by-last-id': outboxByLastId,
  'swallow-errors': swallowErrors,
};

export function plant(name: Bug | undefined): Required<PlantedBug> {
  const bug: PlantedBug = name ? bugs[name] : {};
  return { broker: bug.broker ?? ((broker) => broker), store: bug.store ?? ((store) => store) };
}
