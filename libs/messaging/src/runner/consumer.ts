import type { Broker } from '../broker.port';
import type { MessagingLog } from '../log.port';
import type { MessagingMetrics } from '../metrics';
import type { Sealer } from '../sealing';
import type { MessageStore } from '../store/message-store.port';
import type { OutboxPublisher } from './outbox-publisher';
import type { Reply, UnitOfWork } from './unit-of-work';

/** Calls the one handler of a message; through Nest, so that guards and interceptors apply. */
export type Dispatch = (data: object, uow: UnitOfWork) => Promise<Reply | void>;

/** One command of a group, and what it may do. All units of work of a group share one transaction. */
export interface GroupMember<Data = object> {
  readonly command: Data;
  readonly uow: UnitOfWork;
}

/** Answers the commands of a group, in their order. */
export type GroupDispatch = (group: readonly GroupMember[]) => Promise<Reply[]>;

export interface ConsumerDefinition {
  readonly group: string;
  readonly service: string;
  readonly topics: readonly string[];
  /** `Name@version` → handler. */
  readonly handlers: ReadonlyMap<string, Dispatch>;
  /** `Name@version` → handler, for commands that are carried out in groups; each has a handler of one as well. */
  readonly groups?: ReadonlyMap<string, GroupDispatch>;
  /** Commands must all be known; of events a consumer takes the ones it names. */
  readonly takes: 'every-message' | 'named-messages';
  /** Whether one of its messages asks for its place in the history of its key to be checked. */
  readonly inSequence: boolean;
}

export interface RunnerTools {
  readonly broker: Broker;
  readonly store: MessageStore;
  readonly publisher: OutboxPublisher;
  readonly sealer: Sealer;
  readonly metrics: MessagingMetrics;
  readonly log: MessagingLog;
  readonly now: () => Date;
  /** How many keys of one partition are worked on at once (SD-E07). */
  readonly keysAtOnce: number;
}
