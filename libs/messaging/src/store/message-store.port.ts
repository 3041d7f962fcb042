import type { OutcomeData } from '@portfel/contracts';

/** Injection token of a service's `MessageStore`. */
export const MESSAGE_STORE = Symbol('message-store');

/** A message as the inbox knows it. */
export interface Delivery {
  /** Consumer group: one message has one effect per consumer. */
  readonly consumer: string;
  readonly messageId: string;
}

/** An event waiting in the outbox, ready for the broker. */
export interface OutboxRow {
  /** The event id. */
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
}

/** An open transaction that has already taken the inbox row of its delivery. */
export interface OpenTransaction<Tx> {
  readonly tx: Tx;
  /** State, inbox, outcome and outbox become visible together or not at all. */
  commit(work: { outcome?: OutcomeData; events: readonly OutboxRow[] }): Promise<void>;
  rollback(): Promise<void>;
}

/** Inbox and outbox beside a service's state, in one transaction. Implemented on Postgres and on Mongo. */
export interface MessageStore<Tx = unknown> {
  /** @throws AlreadyHandled when the inbox has the delivery */
  begin(delivery: Delivery): Promise<OpenTransaction<Tx>>;
  /** The inbox row of a delivery, without a transaction. */
  find(delivery: Delivery): Promise<HandledDelivery | undefined>;
  /** Whether trying again later can help: database away, serialization, deadlock, time-out. */
  isTransient(error: unknown): boolean;

  /** Rows older than `olderThanMs`, oldest first; only one process of a service gets any at a time. */
  withUnsent(olderThanMs: number, limit: number, publish: (rows: OutboxRow[]) => Promise<void>): Promise<number>;
  /** Removes published rows; called lazily. */
  forget(eventIds: readonly string[]): Promise<void>;
  /** Age of the oldest waiting row in seconds, 0 when none waits. */
  oldestUnsentSeconds(): Promise<number>;
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
