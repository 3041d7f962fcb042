import type { ServiceName } from '../../platform/environments';
import type { Bug } from '../failpoints/failpoint';
import { backendsTerminated } from '../rows/backends-terminated';
import { frozenWithWorkInHand } from '../rows/frozen-with-work-in-hand';
import { killedInBursts } from '../rows/killed-in-bursts';
import { powerCut } from '../rows/power-cut';
import type { Row } from '../rows/row';
import { sweptOnly } from '../rows/swept-only';
import { transactionsRefused } from '../rows/transactions-refused';
import { twoPartitionsAtOnce } from '../rows/two-partitions-at-once';

export interface Mutant {
  readonly bug: Bug;
  readonly sentence: string;
  readonly service: ServiceName;
  /** What makes the mistake matter. */
  readonly provocation: Row;
}

/** Mistakes that outboxes and inboxes of others have had; each has to turn the checks red. */
export const mutants: readonly Mutant[] = [
  {
    bug: 'acknowledge-before-work',
    sentence: 'the offset moves before the work is done',
    service: 'wallet',
    provocation: killedInBursts,
  },
  {
    bug: 'check-then-insert',
    sentence: 'the inbox is looked into first and written last',
    service: 'notification',
    provocation: twoPartitionsAtOnce,
  },
  {
    bug: 'forget-before-acknowledged',
    sentence: 'an event counts as sent before the broker has acknowledged it',
    service: 'wallet',
    provocation: frozenWithWorkInHand,
  },
  {
    bug: 'retry-at-the-tail',
    sentence: 'what fails is put at the end of its topic',
    service: 'wallet',
    provocation: transactionsRefused,
  },
  {
    bug: 'outbox-by-last-id',
    sentence: 'the outbox is polled by "id after the last one"',
    service: 'wallet',
    provocation: sweptOnly,
  },
  {
    bug: 'swallow-errors',
    sentence: 'an error of a handler is caught and the message counts as done',
    service: 'wallet',
    provocation: backendsTerminated,
  },
  {
    bug: 'posted-again',
    sentence: 'a transfer that is delivered again is posted again, in a ledger that balances all the same',
    service: 'wallet',
    provocation: killedInBursts,
  },
  {
    bug: 'capture-keeps-the-hold',
    sentence: 'a capture takes the money, and what was set aside stays set aside',
    service: 'wallet',
    provocation: killedInBursts,
  },
  {
    bug: 'commit-without-sync',
    sentence: 'a commit counts before it is on the disk',
    service: 'wallet',
    provocation: powerCut,
  },
];
