import type { OutcomeData } from '@portfel/contracts';

/** Injection token of a service's `MessageStore`. */
export const MESSAGE_STORE = Symbol('message-store');

/** A message as the inbox knows it. */
export interface Delivery {
  /** Consumer group: one message has one effect per consumer. */
  readonly consumer: string;
  readonly messageId: string;
}

/** A message that asks for its turn. */
export interface Arrival extends Delivery {
  /** What has to stay in order; a parked key stops the later messages of this key. */
  readonly key: string;
  /** Position in the history of the key, from 1; only where the contract asks for the check. */
  readonly sequence?: number;
  /** Set when it comes from parking: because it is its turn, or because an operator takes it as it is. */
  readonly fromParking?: 'in-turn' | 'as-it-is';
}

/** An event waiting in the outbox, ready for the broker. */
export interface OutboxRow {
  /** The event id. */
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** An open transaction that has already taken the inbox row of its delivery. */
export interface OpenTransaction<Tx> {
  readonly tx: Tx;
  /** State, inbox, outcome, outbox and what is left of parking become visible together or not at all. */
  commit(work: { outcomes?: readonly OutcomeData[]; events: readonly OutboxRow[] }): Promise<void>;
  rollback(): Promise<void>;
}

export interface OpenGroup<Tx> {
  readonly open: OpenTransaction<Tx>;
  readonly taken: ReadonlySet<string>;
}

/** `failed`: the handler could not do it for its own sake. `gap`: an earlier message of the key has not come yet. */
export type ParkingCause = 'failed' | 'gap';

export interface ParkedMessage extends Delivery {
  readonly key: string;
  readonly name: string;
  readonly sequence?: number;
  /** What went wrong, in class and code of the failure; never data. */
  readonly reason: string;
  /** `topic/partition@offset` */
  readonly origin: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A key whose messages wait, in the order they have to be handled. */
export interface ParkedKey {
  readonly consumer: string;
  readonly key: string;
  readonly cause: ParkingCause;
  readonly since: Date;
  /** How often its first message was tried from parking and failed. */
  readonly attempts: number;
  /** When it is tried again by itself; absent for a gap, which ends when the missing message comes. */
  readonly retryAt?: Date;
  readonly messages: readonly ParkedMessage[];
}

export interface ParkingFilter {
  readonly consumer?: string;
  readonly key?: string;
  readonly messageId?: string;
}

export interface OutboxState {
  readonly waiting: number;
  /** Age of the oldest waiting row, 0 when none waits. */
  readonly oldestSeconds: number;
}

/** How many keys of a consumer wait for one cause, and since when the first of them does. */
export interface ParkedKeys {
  readonly consumer: string;
  readonly cause: ParkingCause;
  readonly keys: number;
  readonly since: Date;
}

/** Keys that are blocked, and their messages. */
export interface Parking {
  /**
   * Keeps a message and blocks its key. Parking a message twice keeps it once.
   * @param cause why the key is blocked; `behind`: only if the key is blocked still
   * @returns false when `behind` finds the key free again
   */
  park(message: ParkedMessage, cause: ParkingCause | 'behind', retryAt?: Date): Promise<boolean>;
  /** The first message of the key failed again. */
  keep(message: ParkedMessage, retryAt: Date): Promise<void>;
  /** Keys to try now, each with its first message: their time has come, or the gap before them is filled. */
  due(consumer: string, now: Date, limit: number): Promise<(ParkedKey & { readonly asItIs: boolean })[]>;
  /** For operators: all parked keys with their messages, oldest first. @param limit messages */
  list(filter: ParkingFilter, limit: number): Promise<ParkedKey[]>;
  /** For metrics: no message is read. */
  count(): Promise<ParkedKeys[]>;
  /** Asks the owning service to try these keys now, gaps included. @returns how many */
  requestRedrive(filter: ParkingFilter): Promise<number>;
}

/** Inbox, outbox and parked messages beside a service's state. Implemented on Postgres and on Mongo. */
export interface MessageStore<Tx = unknown> {
  readonly parking: Parking;
  /**
   * @throws AlreadyHandled when the inbox has the delivery, or its sequence is behind the key's
   * @throws KeyIsParked when earlier messages of the key wait, and this one is not the next of a gap
   * @throws SequenceGap when an earlier message of the key has not come
   */
  begin(arrival: Arrival): Promise<OpenTransaction<Tx>>;
  /**
   * Begins one transaction for many commands of one consumer. A store that has it not works one by one.
   * @returns the ids it has taken; the others were handled before, wait behind a parked key, or came twice
   */
  beginGroup?(arrivals: readonly Arrival[]): Promise<OpenGroup<Tx>>;
  /** The inbox row of a delivery, without a transaction. */
  find(delivery: Delivery): Promise<HandledDelivery | undefined>;
  /** Whether trying again later can help: database away, serialization, deadlock, time-out. */
  isTransient(error: unknown): boolean;

  /**
   * Rows older than `olderThanMs`, oldest first; only one process of a service gets any at a time.
   * @param except ids of rows that this process has in its own hands
   * @returns how many there were; undefined while another process is at it
   */
  withUnsent(
    olderThanMs: number,
    limit: number,
    publish: (rows: OutboxRow[]) => Promise<void>,
    except?: readonly string[],
  ): Promise<number | undefined>;
  /** Removes published rows; called lazily. */
  forget(eventIds: readonly string[]): Promise<void>;
  outbox(): Promise<OutboxState>;
  /** Removes inbox rows handled before a time. @returns how many */
  prune(handledBefore: Date, limit: number): Promise<number>;
  ping(): Promise<void>;
}

export interface HandledDelivery {
  readonly outcome?: OutcomeData;
}

export class AlreadyHandled extends Error {
  constructor(
    readonly delivery: Delivery,
    readonly handled: HandledDelivery,
  ) {
    super(`${delivery.messageId} was handled by ${delivery.consumer} before`);
  }
}

export class KeyIsParked extends Error {
  constructor(readonly arrival: Arrival) {
    super(`earlier messages of the key of ${arrival.messageId} are parked by ${arrival.consumer}`);
  }
}

export class SequenceGap extends Error {
  constructor(
    readonly arrival: Arrival,
    readonly expected: number,
  ) {
    super(`${arrival.messageId} is number ${arrival.sequence} of its key; number ${expected} has not come`);
  }
}
